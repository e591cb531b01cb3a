package io.netspace.lab.command;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.lab.analysis.AnalysisBench;
import io.netspace.lab.analysis.AnalysisMeasurements;
import io.netspace.offline.common.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Benchmarks the analysis of outcomes. */
@Command(
    name = "analysis",
    description = "What noting outcomes, comparing and drawing them costs.",
    footer = {
      "",
      "One comparison that goes on and on, in the ledger of a study: an outcome is noted, and the ledger",
      "asked what to say next. Times are of one thread's processor; the memory is what the ledger keeps",
      "reachable, by the heap after full collections. If a figure misses its aim the exit code is 3.",
      "",
      "Examples:",
      "  ./netspace bench analysis",
      "  ./netspace bench analysis --outcomes 20000 --output json | jq .bytesAnOutcome"
    })
final class BenchAnalysisCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--outcomes",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Outcomes of the study (default: ${DEFAULT-VALUE}).")
  private int outcomes;

  @Mixin private OutputOption output = new OutputOption();

  BenchAnalysisCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OptionRange.require("--outcomes", outcomes, 1_000, 100_000);
    AnalysisMeasurements figures =
        new AnalysisBench(outcomes, context.terminal()::showProgress).run();
    output.print(context, () -> Report.of(figures), () -> lines(figures));
    return figures.meetsTargets() ? ExitCode.DONE.code() : ExitCode.FAILED.code();
  }

  private static List<String> lines(AnalysisMeasurements figures) {
    TextTable table =
        new TextTable(
            String.format(Locale.ROOT, "after %,d outcomes", figures.outcomes()), "", "aim");
    table.add(
        "an outcome, looks included",
        String.format(
            Locale.ROOT,
            "%.1f µs (p99 %.1f)",
            figures.microsecondsPerOutcome(),
            figures.p99Microseconds()),
        String.format(Locale.ROOT, "< %.0f µs", AnalysisMeasurements.MAX_MICROSECONDS));
    table.add(
        "EDF of 500 points",
        String.format(Locale.ROOT, "%.2f ms", figures.snapshotMilliseconds()),
        String.format(Locale.ROOT, "< %.0f ms", AnalysisMeasurements.MAX_SNAPSHOT_MILLISECONDS));
    table.add(
        "best ranges of 10 parameters",
        String.format(Locale.ROOT, "%.2f ms", figures.rangesMilliseconds()),
        String.format(Locale.ROOT, "< %.0f ms", AnalysisMeasurements.MAX_RANGES_MILLISECONDS));
    table.add(
        "memory of an outcome",
        String.format(Locale.ROOT, "%.0f bytes", figures.bytesPerOutcome()),
        String.format(Locale.ROOT, "< %.0f bytes", AnalysisMeasurements.MAX_BYTES_PER_OUTCOME));
    return table.lines();
  }

  private record Report(
      int outcomes,
      double microsecondsAnOutcome,
      double p99Microseconds,
      double snapshotMilliseconds,
      double rangesMilliseconds,
      double bytesAnOutcome,
      boolean meetAims) {
    static Report of(AnalysisMeasurements figures) {
      return new Report(
          figures.outcomes(),
          figures.microsecondsPerOutcome(),
          figures.p99Microseconds(),
          figures.snapshotMilliseconds(),
          figures.rangesMilliseconds(),
          figures.bytesPerOutcome(),
          figures.meetsTargets());
    }
  }
}
