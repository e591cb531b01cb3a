package io.netspace.cli.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.model.network.ImageShape;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.dataset.DataSetValidation;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import io.netspace.trainer.adapter.outbound.images.format.Ignored;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates data sets. */
@Command(
    name = "dataset",
    description = "Looks at a data set before a study uses it.",
    footer = {
      "",
      "check decodes every image: format, classes, counts, shape, images that are corrupt or of",
      "another shape, mean and deviation of the training images (0 to 255), and a digest of all",
      "files. Exit code 2 means that a study would refuse it. What is not used is counted on standard",
      "error. Formats: train/<class>/ with val/ and test/ beside it, or <class>/ alone, of JPEG, PNG,",
      "BMP, GIF, TIFF and WebP files; CIFAR-10 and CIFAR-100 binary or for Python; IDX, as MNIST and",
      "EMNIST; NPZ. A folder may have the data set in a folder inside.",
      "",
      "Examples:",
      "  ./netspace dataset check images/cifar10",
      "  ./netspace dataset check images/flowers --resize 3x64x64",
      "  ./netspace dataset check images/mnist --output json | jq .counts"
    })
public final class DataSetCommand implements Callable<Integer> {
  private static final int MAX_NAMED_IMAGES = 20;

  private final CommandContext context;

  public DataSetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    throw CommandException.usage("Say what to do: ./netspace dataset check DIR.");
  }

  @Command(name = "check", description = "Decodes every image of a folder or file.")
  int check(
      @Parameters(
              paramLabel = "DIR",
              description = "A folder of images or arrays, or an .npz file.")
          Path place,
      @Option(
              names = "--resize",
              paramLabel = "CxHxW",
              description =
                  "Make all images this shape, as a study with resize: true and this input does.")
          @Nullable String resize,
      @Mixin OutputOption output) {
    DataSetCheck check =
        DataSetValidation.check(
            place.toAbsolutePath().normalize(), shape(resize), context.terminal());
    output.print(context, () -> Line.of(check), () -> lines(check));
    if (check.isUsable()) {
      return ExitCode.DONE.code();
    }
    context
        .terminal()
        .printLine(
            "%d of %d images cannot be used; %s, or write onBadImage: skip under dataset in the study."
                .formatted(check.unusable().size(), check.imageCount(), check.remedy()));
    return ExitCode.USAGE.code();
  }

  private static @Nullable ImageShape shape(@Nullable String resize) {
    try {
      return resize == null ? null : ImageShape.parse(resize);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage("--resize: " + e.getMessage());
    }
  }

  private static List<String> lines(DataSetCheck check) {
    TextTable facts = new TextTable("data set", check.path().toString());
    facts.add("format", check.format().toString());
    facts.add("images", "%d of %s".formatted(check.imageCount(), check.shape()));
    facts.add("mean", figures(check.means()));
    facts.add("deviation", figures(check.standardDeviations()));
    facts.add("digest", check.digest());
    facts.add("fewest in a class", fewest(check));
    facts.add("unusable", Integer.toString(check.unusable().size()));
    return Stream.of(facts.lines(), unusableImages(check), counts(check).lines())
        .flatMap(List::stream)
        .toList();
  }

  /** The smallest class of each split, of which a study can take no more images. */
  private static String fewest(DataSetCheck check) {
    return check.usableBySplit().entrySet().stream()
        .map(
            split -> {
              int count = Collections.min(split.getValue());
              String name = check.classes().get(split.getValue().indexOf(count));
              return "%s %d (%s)".formatted(split.getKey(), count, name);
            })
        .collect(Collectors.joining(", "));
  }

  private static List<String> unusableImages(DataSetCheck check) {
    List<String> named =
        check.unusable().stream()
            .limit(MAX_NAMED_IMAGES)
            .map(image -> "  %s: %s".formatted(image.image(), image.reason()))
            .toList();
    int more = check.unusable().size() - named.size();
    return more == 0
        ? named
        : Stream.concat(named.stream(), Stream.of("  and %d more".formatted(more))).toList();
  }

  private static TextTable counts(DataSetCheck check) {
    List<String> parts = check.countsBySplit().keySet().stream().sorted().toList().reversed();
    TextTable table =
        new TextTable(Stream.concat(Stream.of("class"), parts.stream()).toArray(String[]::new));
    for (int label = 0; label < check.classes().size(); label++) {
      int of = label;
      table.add(
          Stream.concat(
                  Stream.of(check.classes().get(label)),
                  parts.stream().map(part -> count(check.countsBySplit(), part, of)))
              .toArray(String[]::new));
    }
    return table;
  }

  private static String count(Map<String, List<Integer>> counts, String part, int label) {
    return Integer.toString(counts.getOrDefault(part, List.of()).get(label));
  }

  private static String figures(List<Double> figures) {
    return figures.stream()
        .map(figure -> String.format(Locale.ROOT, "%.1f", figure))
        .collect(Collectors.joining(" "));
  }

  private record Line(
      String dataset,
      String format,
      int images,
      String shape,
      boolean usable,
      String digest,
      List<String> classes,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<Integer>> counts,
      List<Double> mean,
      List<Double> deviation,
      Unusable unusable,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<Integer>> usableCounts,
      List<IgnoredLine> ignored) {
    static Line of(DataSetCheck check) {
      return new Line(
          check.path().toString(),
          check.format().toString(),
          check.imageCount(),
          check.shape().toString(),
          check.isUsable(),
          check.digest(),
          check.classes(),
          check.countsBySplit(),
          check.means(),
          check.standardDeviations(),
          new Unusable(
              check.unusable().size(),
              check.unusable().stream()
                  .limit(MAX_NAMED_IMAGES)
                  .map(image -> new NamedImage(image.image(), image.reason()))
                  .toList()),
          check.usableBySplit(),
          check.ignored().stream().map(IgnoredLine::of).toList());
    }
  }

  private record IgnoredLine(String reason, int count, String first) {
    static IgnoredLine of(Ignored ignored) {
      return new IgnoredLine(
          ignored.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          ignored.count(),
          ignored.first());
    }
  }

  private record Unusable(
      int count, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NamedImage> first) {}

  private record NamedImage(String image, String reason) {}
}
