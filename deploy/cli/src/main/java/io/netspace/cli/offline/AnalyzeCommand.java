package io.netspace.cli.offline;

import io.netspace.cli.common.CommandContext;
import io.netspace.offline.analysis.AnalysisRequest;
import io.netspace.offline.analysis.ErrorUnit;
import io.netspace.offline.analysis.GainComparisonRequest;
import io.netspace.offline.analysis.PopulationAnalysis;
import io.netspace.offline.analysis.PopulationComparison;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import io.netspace.offline.report.AnalysisJson;
import io.netspace.offline.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Analyses a population, or compares two, without any server. */
@Command(
    name = "analyze",
    description = "Says what a population of trained networks shows, or compares two.",
    footer = {
      "",
      "FILE is CSV with a header; Parquet; objects of JSON, a line each, in a list, or by name in one",
      "object; a page of candidates of the gateway; or the sweep.json of pycls; text may be compressed",
      "by gzip. Content tells which. A row is a model. Its error in percent is the column error,",
      "errorPercent, top1_err, min_top1_err or --error; without one, 100 less the accuracy in acc,",
      "accuracy or top1; a row with an empty one or NaN is counted as missing. Errors that are all",
      "1 or less may be shares of 1: --error-unit says which. Every other column of numbers is a",
      "property: fields of fields are written complexity.flops, items of lists widths[0]; the end of",
      "a name is enough, --normalise flops. Of a sweep, error is that of the released analysis (the",
      "least of any epoch, averaged weights); --error top1_err is that of the last epoch. What is",
      "assumed or ignored is written to standard error.",
      "",
      "The range of a property is where the best of a quarter of the models, drawn at random, has",
      "it in 95 %% of draws. These are the 12 best models or so, whatever n is: it describes them,",
      "and is no confidence interval of an optimum.",
      "",
      "--compare pairs the rows in file order: FILE is the incumbent, OTHER the challenger. The",
      "first 20 rows of FILE (at most half) are the pilot: they fix the window that errors are",
      "clipped to, and are in no pair. The gain is incumbent less challenger, in points, positive",
      "is better. Its interval may be looked at after every pair. Verdicts: BETTER (all of it is",
      "above 0), NOT_WORSE (above -margin), WORSE (below -margin), NO_GAIN_WORTH_HAVING (below",
      "the smallest gain), UNDECIDED. Rows must be in an order that says nothing of the errors:",
      "not sorted. Where a rank test finds such an order, the verdict is UNDECIDED with the reason,",
      "beside that of all rows in random order, once.",
      "",
      "Examples:",
      "  ./netspace analyze population.csv",
      "  ./netspace analyze sweep.json --error top1_err --columns DEPTH,W0,WA,WM,GROUP_W",
      "  ./netspace analyze population.jsonl --normalise flops --bins 8",
      "  ./netspace analyze anynet.csv --compare regnet.csv --margin 1 --output json | jq .comparison",
      "  ./netspace analyze anynet.csv --compare regnet.csv --output html -o report.html"
    })
public final class AnalyzeCommand implements Callable<Integer> {
  private static final int MAX_POINTS = 500;

  /** The forms of a report. */
  enum Form {
    table,
    json,
    html
  }

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The population.")
  private Path file = Path.of("");

  @Option(
      names = "--error",
      paramLabel = "COLUMN",
      description = "Column of the errors, in percent (default: the likeliest).")
  private @Nullable String error;

  @Option(
      names = "--error-unit",
      paramLabel = "share|percent",
      description =
          "Unit of the errors: shares of 1, or percent (default: percent; asked for where all are 1"
              + " or less).")
  private @Nullable ErrorUnit errorUnit;

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "Properties to look at (default: every column of numbers).")
  private List<String> columns = List.of();

  @Option(
      names = "--sample-fraction",
      paramLabel = "SHARE",
      defaultValue = "0.25",
      description = "Share of the models that best ranges draw (default: ${DEFAULT-VALUE}).")
  private double sampleFraction;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "500",
      description = "Points of a curve at most (default: ${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--normalise",
      paramLabel = "COLUMN",
      description = "Shows errors too with every part of this complexity counting the same.")
  private @Nullable String normalise;

  @Option(
      names = "--bins",
      paramLabel = "N",
      defaultValue = "10",
      description = "Equal parts of that complexity's range (default: ${DEFAULT-VALUE}).")
  private int bins;

  @Option(
      names = "--compare",
      paramLabel = "OTHER",
      description = "Another population, as the challenger of FILE's.")
  private @Nullable Path other;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "That bands and intervals hold the truth (default: ${DEFAULT-VALUE}).")
  private double confidence;

  @Option(
      names = "--margin",
      paramLabel = "POINTS",
      defaultValue = "2",
      description = "So much worse is still not worse (default: ${DEFAULT-VALUE}).")
  private double margin;

  @Option(
      names = "--smallest-gain",
      paramLabel = "POINTS",
      description = "The least gain worth having (default: the margin).")
  private @Nullable Double minimumEffect;

  @Option(
      names = "--chance",
      paramLabel = "PERCENT",
      defaultValue = "100",
      description =
          "Error of guessing, 90 of ten classes; no window reaches beyond (default:"
              + " ${DEFAULT-VALUE}).")
  private double chanceErrorPercent;

  @Option(
      names = "--output",
      paramLabel = "table|json|html",
      defaultValue = "table",
      description = "Form of the report; html is one page for itself (default: ${DEFAULT-VALUE}).")
  private Form form = Form.table;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "File to write the report to (default: standard output).")
  private @Nullable Path out;

  public AnalyzeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    check();
    AnalysisRequest request =
        new AnalysisRequest(
            error, errorUnit, columns, sampleFraction, points, confidence, normalise, bins);
    PopulationAnalysis analysis = PopulationAnalysis.of(file, request);
    String report;
    if (other == null) {
      report = report(analysis);
      printNotes(analysis.notes());
    } else {
      PopulationComparison comparison = compare(analysis, other, request);
      report = report(comparison);
      printNotes(comparison.notes());
    }
    if (out == null) {
      context.out().print(report);
      context.out().flush();
    } else {
      write(report, out);
    }
    return ExitCode.DONE.code();
  }

  /** On standard error, so that the report alone is on standard output. */
  private void printNotes(List<String> notes) {
    notes.forEach(context.terminal()::printLine);
  }

  private void check() {
    require(
        sampleFraction > 0 && sampleFraction <= 1,
        "--sample-fraction",
        sampleFraction,
        "above 0, at most 1");
    require(points >= 2 && points <= MAX_POINTS, "--points", points, "2 to " + MAX_POINTS);
    require(bins >= 1 && bins <= 1000, "--bins", bins, "1 to 1000");
    require(
        confidence > 0 && confidence < 1,
        "--confidence",
        confidence,
        "between 0 and 1, such as 0.95");
    require(margin >= 0 && margin <= 100, "--margin", margin, "0 to 100 points");
    require(
        chanceErrorPercent > 0 && chanceErrorPercent <= 100,
        "--chance",
        chanceErrorPercent,
        "above 0, at most 100 percent");
    if (minimumEffect != null) {
      require(
          minimumEffect >= 0 && minimumEffect <= 100,
          "--smallest-gain",
          minimumEffect,
          "0 to 100 points");
    }
  }

  private static void require(boolean holds, String option, Object value, String rule) {
    if (!holds) {
      throw CommandException.usage("%s (%s) must be %s.".formatted(option, value, rule));
    }
  }

  private PopulationComparison compare(
      PopulationAnalysis incumbent, Path challenger, AnalysisRequest request) {
    double effect = minimumEffect == null ? margin : minimumEffect;
    return PopulationComparison.of(
        incumbent,
        PopulationAnalysis.of(challenger, request),
        new GainComparisonRequest(confidence, margin, effect, chanceErrorPercent));
  }

  private String report(PopulationAnalysis analysis) {
    return switch (form) {
      case table -> text(AnalysisTable.lines(analysis));
      case json -> Json.toLine(AnalysisJson.of(analysis)) + "\n";
      case html -> HtmlReport.of(analysis);
    };
  }

  private String report(PopulationComparison comparison) {
    return switch (form) {
      case table -> text(AnalysisTable.lines(comparison));
      case json -> Json.toLine(AnalysisJson.of(comparison)) + "\n";
      case html -> HtmlReport.of(comparison);
    };
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private void write(String report, Path target) {
    try {
      Files.writeString(target, report);
    } catch (IOException e) {
      throw CommandException.failed(
          "The report cannot be written to %s; name a file in a directory that exists."
              .formatted(target),
          e);
    }
    context.terminal().printLine("Wrote %s.".formatted(target));
  }
}
