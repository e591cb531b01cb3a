package io.netspace.lab.command;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.trained.OnnxLatency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the latency of exported networks. */
@Command(
    name = "latency",
    description = "How long exported networks take for an image, in ONNX Runtime on one thread.",
    footer = {
      "",
      "The median of passes from pixels to logits, with quartiles; the first five passes are not",
      "counted.",
      "",
      "Examples:",
      "  ./netspace bench latency network.onnx",
      "  ./netspace bench latency finals/* --seconds 10 --output json"
    })
final class BenchLatencyCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description = "ONNX files of ./netspace export, or folders of --package.")
  private List<Path> models = new ArrayList<>();

  @Option(
      names = "--batch",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,64",
      description = "Images a pass (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches = new ArrayList<>();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "Time of each figure, about (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private OutputOption output = new OutputOption();

  BenchLatencyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!(seconds >= 0.01 && seconds <= 600)) {
      throw CommandException.usage("--seconds (%s) must be 0.01 to 600.".formatted(seconds));
    }
    batches.forEach(batch -> OptionRange.require("--batch", batch, 1, 4096));
    Duration time = Duration.ofNanos((long) (seconds * 1e9));
    List<Line> lines = new ArrayList<>();
    for (Path model : models) {
      for (int batch : batches) {
        lines.add(Line.of(model, OnnxLatency.measure(model, batch, time, context.terminal())));
      }
    }
    Result result = new Result(OnnxLatency.machine(), lines);
    output.print(context, () -> result, () -> table(result));
    return ExitCode.DONE.code();
  }

  private static List<String> table(Result result) {
    TextTable table =
        new TextTable("network", "images a pass", "median ms", "quartiles", "images/s", "passes");
    for (Line line : result.networks()) {
      table.add(
          line.network(),
          Integer.toString(line.batch()),
          figure(line.milliseconds()),
          figure(line.lowerQuartile()) + " to " + figure(line.upperQuartile()),
          String.format(Locale.ROOT, "%,.0f", line.imagesPerSecond()),
          Integer.toString(line.passes()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.addFirst(result.machine() + "; ONNX Runtime on one thread");
    return lines;
  }

  private static String figure(double milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds);
  }

  private record Result(String machine, List<Line> networks) {}

  private record Line(
      String network,
      int batch,
      double milliseconds,
      double lowerQuartile,
      double upperQuartile,
      double imagesPerSecond,
      int passes) {
    static Line of(Path model, OnnxLatency latency) {
      return new Line(
          model.toString(),
          latency.batch(),
          latency.median(),
          latency.lowerQuartile(),
          latency.upperQuartile(),
          latency.imagesPerSecond(),
          latency.passes());
    }
  }
}
