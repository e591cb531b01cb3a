package io.netspace.lab.command;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.lab.sampling.SamplingBench;
import io.netspace.lab.sampling.SamplingMeasurements;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Benchmarks sampling. */
@Command(
    name = "sampling",
    description = "Drawing candidates at the papers' window, on one core.",
    footer = {
      "",
      "The window is 360 to 400 million multiply-adds on 3x224x224 images of 1000 classes. Figures are",
      "per second of one core's time. A draw is a setting with its flops; an accepted candidate is",
      "finished and distinct.",
      "",
      "Examples:",
      "  ./netspace bench sampling",
      "  ./netspace bench sampling --seconds 5 --output json | jq .spaces"
    })
final class BenchSamplingCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "Processor time of each figure (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private OutputOption output = new OutputOption();

  BenchSamplingCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!(seconds >= 0.01 && seconds <= 600)) {
      throw CommandException.usage("--seconds (%s) must be 0.01 to 600.".formatted(seconds));
    }
    SamplingMeasurements figures =
        new SamplingBench(seconds, context.terminal()::showProgress).run();
    context.terminal().clearProgress();
    if (output.json()) {
      context.out().println(Json.toLine(figures));
    } else {
      print(figures);
    }
    context.out().flush();
    return ExitCode.DONE.code();
  }

  private void print(SamplingMeasurements figures) {
    context
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%,.0f complexity evaluations/s",
                figures.complexityEvaluationsPerSecond()));
    TextTable table = new TextTable("space", "draws/s", "accepted of draws", "accepted/s");
    for (SamplingMeasurements.SpaceMeasurements of : figures.spaces()) {
      table.add(
          of.space(),
          String.format(Locale.ROOT, "%,.0f", of.drawsPerSecond()),
          String.format(Locale.ROOT, "%.3f %%", 100 * of.acceptanceRate()),
          String.format(Locale.ROOT, "%,.0f", of.acceptedPerSecond()));
    }
    table.lines().forEach(context.out()::println);
  }
}
