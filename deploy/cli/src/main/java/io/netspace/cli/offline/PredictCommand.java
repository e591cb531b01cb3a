package io.netspace.cli.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.trained.CountedError;
import io.netspace.offline.trained.ImageFiles;
import io.netspace.offline.trained.OnnxModel;
import io.netspace.offline.trained.Prediction;
import io.netspace.offline.trained.Predictor;
import io.netspace.trainer.adapter.outbound.images.decoding.DecodedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts the classes of images with a trained network. */
@Command(
    name = "predict",
    description = "Classifies images with an exported network, without any server.",
    footer = {
      "",
      "MODEL is an ONNX file that ./netspace export writes, or a folder of --package. Images are",
      "prepared as for training: turned as their EXIF data says, scaled to cover the network's"
          + " input,",
      "and cut to its middle. Each has a line: its file, the most probable class and its"
          + " probability.",
      "",
      "A folder holds images, or a folder of images for each class, named as it. These have"
          + " labels,",
      "so that the error is counted, too, with its 95 % interval (Wilson) and by class.",
      "",
      "Examples:",
      "  ./netspace predict network.onnx picture.jpg",
      "  ./netspace predict network pictures --top 3",
      "  ./netspace predict network.onnx images/cats-and-dogs/test --output json | jq .error"
    })
public final class PredictCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "MODEL", description = "An exported network.")
  private Path model = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE|DIR",
      description = "Image files, and folders of them.")
  private List<Path> sources = new ArrayList<>();

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "1",
      description = "Most probable classes to show of each image (default: ${DEFAULT-VALUE}).")
  private int top;

  @Mixin private OutputOption output = new OutputOption();

  public PredictCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OptionRange.require("--top", top, 1, 10_000);
    try (OnnxModel network = OnnxModel.open(model, 0)) {
      List<String> classNames = network.classNames();
      ImageFiles files = ImageFiles.of(sources, classNames);
      Predictor predictor = new Predictor(network, context.terminal());
      List<Prediction> predictions = predictor.predict(files.images());
      report(files, predictor.unusable());
      if (predictions.isEmpty()) {
        return ExitCode.FAILED.code();
      }
      Result result = Result.of(model, classNames, predictions, top);
      output.print(context, () -> result, () -> lines(result));
      return predictor.unusable().isEmpty() ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }
  }

  private void report(ImageFiles files, List<DecodedImage.Unusable> unusable) {
    unusable.forEach(
        image ->
            context
                .terminal()
                .printLine("Image %s cannot be used: %s.".formatted(image.name(), image.reason())));
    if (files.ignored() > 0) {
      context
          .terminal()
          .printLine(
              "%d entries of the folders are not used: they are not named as images."
                  .formatted(files.ignored()));
    }
    if (files.images().isEmpty()) {
      throw CommandException.usage("No image was found; name image files, or folders of them.");
    }
  }

  private static List<String> lines(Result result) {
    TextTable table =
        new TextTable(
            Stream.concat(
                    Stream.of("image"),
                    result.images().getFirst().classes().stream()
                        .flatMap(_ -> Stream.of("class", "probability")))
                .toArray(String[]::new));
    for (ImageLine image : result.images()) {
      table.add(
          Stream.concat(
                  Stream.of(image.image()),
                  image.classes().stream()
                      .flatMap(
                          found -> Stream.of(found.name(), figure("%.4f", found.probability()))))
              .toArray(String[]::new));
    }
    Stream<String> error = result.error() == null ? Stream.of() : lines(result.error());
    return Stream.concat(table.lines().stream(), error).toList();
  }

  private static Stream<String> lines(ErrorLine error) {
    TextTable byClass = new TextTable("class", "images", "wrong", "error %", "95 % interval");
    error
        .byClass()
        .forEach(
            (name, of) ->
                byClass.add(
                    name,
                    Integer.toString(of.images()),
                    Integer.toString(of.wrong()),
                    figure("%.2f", of.percent()),
                    figure("%.2f", of.low()) + " to " + figure("%.2f", of.high())));
    String sentence =
        "Error %s %% (%d of %d images), 95 %% interval %s to %s %%."
            .formatted(
                figure("%.2f", error.all().percent()),
                error.all().wrong(),
                error.all().images(),
                figure("%.2f", error.all().low()),
                figure("%.2f", error.all().high()));
    return Stream.concat(Stream.of("", sentence), byClass.lines().stream());
  }

  private static String figure(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  private record Result(
      String model,
      List<ImageLine> images,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ErrorLine error) {
    static Result of(Path model, List<String> classNames, List<Prediction> predictions, int top) {
      List<ImageLine> images =
          predictions.stream().map(one -> ImageLine.of(one, classNames, top)).toList();
      List<Prediction> labelled = predictions.stream().filter(one -> one.label() != null).toList();
      return new Result(
          model.toString(), images, labelled.isEmpty() ? null : ErrorLine.of(labelled, classNames));
    }
  }

  private record ImageLine(
      String image,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
      List<ClassLine> classes) {
    static ImageLine of(Prediction prediction, List<String> classNames, int top) {
      return new ImageLine(
          prediction.image().toString(),
          prediction.label() == null ? null : classNames.get(prediction.label()),
          prediction.top(top).stream()
              .map(
                  label ->
                      new ClassLine(classNames.get(label), prediction.probabilities().get(label)))
              .toList());
    }
  }

  private record ClassLine(String name, double probability) {}

  private record ErrorLine(CountLine all, Map<String, CountLine> byClass) {
    static ErrorLine of(List<Prediction> labelled, List<String> classNames) {
      Map<String, CountLine> byClass = new LinkedHashMap<>();
      for (int label = 0; label < classNames.size(); label++) {
        int of = label;
        List<Prediction> ofClass =
            labelled.stream().filter(one -> Objects.equals(one.label(), of)).toList();
        if (!ofClass.isEmpty()) {
          byClass.put(classNames.get(label), CountLine.of(CountedError.of(ofClass)));
        }
      }
      return new ErrorLine(CountLine.of(CountedError.of(labelled)), byClass);
    }
  }

  private record CountLine(int images, int wrong, double percent, double low, double high) {
    static CountLine of(CountedError error) {
      return new CountLine(
          error.images(),
          error.wrong(),
          error.percent(),
          error.interval().low(),
          error.interval().high());
    }
  }
}
