package io.netspace.cli.offline;

import io.netspace.cli.common.TextTable;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.RandomSearch;
import io.netspace.model.study.ObservedErrors;
import io.netspace.offline.analysis.BestModelsLinearFit;
import io.netspace.offline.analysis.GainComparison;
import io.netspace.offline.analysis.NormalisedErrors;
import io.netspace.offline.analysis.PopulationAnalysis;
import io.netspace.offline.analysis.PopulationComparison;
import io.netspace.offline.analysis.PropertyStatistics;
import io.netspace.offline.common.NumberFormatting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An analysis as text. */
final class AnalysisTable {

  private final List<String> lines = new ArrayList<>();

  private AnalysisTable() {}

  /** The analysis of one population. */
  static List<String> lines(PopulationAnalysis analysis) {
    AnalysisTable table = new AnalysisTable();
    table.addOrigin(analysis);
    table.addErrors(List.of(analysis));
    analysis.normalised().ifPresent(errors -> table.addNormalisedErrors(analysis, errors));
    table.addDetails(analysis);
    return table.lines;
  }

  /** The analysis of two populations, with their comparison first. */
  static List<String> lines(PopulationComparison comparison) {
    PopulationAnalysis incumbent = comparison.incumbent();
    PopulationAnalysis challenger = comparison.challenger();
    AnalysisTable table = new AnalysisTable();
    table.addOrigin(incumbent);
    table.addOrigin(challenger);
    table.addErrors(List.of(incumbent, challenger));
    table.addComparison(comparison);
    incumbent
        .normalised(challenger)
        .ifPresent(errors -> table.addNormalisedErrors(incumbent, errors));
    challenger
        .normalised(incumbent)
        .ifPresent(errors -> table.addNormalisedErrors(challenger, errors));
    for (PopulationAnalysis analysis : List.of(incumbent, challenger)) {
      table.lines.add("");
      table.lines.add(analysis.file());
      table.addDetails(analysis);
    }
    return table.lines;
  }

  private void addOrigin(PopulationAnalysis analysis) {
    lines.add(
        "%s: %s, %s with an error (%s), %s"
            .formatted(
                analysis.file(),
                analysis.form(),
                NumberFormatting.countOf(analysis.errors().n(), "model"),
                analysis.errorDescription(),
                missingErrors(analysis)));
  }

  private static String missingErrors(PopulationAnalysis analysis) {
    if (analysis.missing() == 0) {
      return "no row without.";
    }
    String rows = NumberFormatting.countOf(analysis.missing(), "row");
    return analysis.unfinished() == 0
        ? rows + " without."
        : "%s without, %d of them unfinished.".formatted(rows, analysis.unfinished());
  }

  private void addErrors(List<PopulationAnalysis> analyses) {
    lines.add("");
    TextTable table =
        new TextTable(
            "error in %",
            "n", "min", "5 %", "25 %", "median", "75 %", "95 %", "max", "mean", "band");
    for (PopulationAnalysis analysis : analyses) {
      ErrorDistribution errors = analysis.errors();
      List<String> cells = new ArrayList<>();
      cells.add(analysis.file());
      cells.add(Integer.toString(errors.n()));
      cells.add(percent(errors.min()));
      for (double share : PopulationAnalysis.PERCENTILES) {
        cells.add(percent(errors.percentile(share)));
      }
      cells.add(percent(errors.error(errors.n() - 1)));
      cells.add(percent(errors.mean()));
      cells.add("±" + NumberFormatting.wholePercent(analysis.bandHalfWidth()));
      table.add(cells.toArray(String[]::new));
    }
    lines.addAll(table.lines());
    lines.add(
        "band: so far the true share of models below any error may be from the one seen here, at %s confidence."
            .formatted(NumberFormatting.wholePercent(analyses.getFirst().request().confidence())));
  }

  private static String percent(@Nullable Double error) {
    return NumberFormatting.twoDecimals(Objects.requireNonNull(error));
  }

  private void addNormalisedErrors(PopulationAnalysis analysis, NormalisedErrors normalised) {
    lines.add("");
    lines.add(
        "%s, every part of %s %s to %s alike: mean %s, as good as %.0f models of equal weight."
            .formatted(
                analysis.file(),
                normalised.column(),
                NumberFormatting.abbreviated(normalised.low()),
                NumberFormatting.abbreviated(normalised.high()),
                percent(normalised.errors().mean()),
                normalised.errors().effectiveSampleSize()));
    if (normalised.outside() > 0) {
      lines.add("Models outside, which do not count: %d.".formatted(normalised.outside()));
    }
    if (normalised.emptyBins() > 0) {
      lines.add(
          "%d of %d bins are empty and say nothing; the others share their weight. Fewer --bins fill them."
              .formatted(normalised.emptyBins(), normalised.bins()));
    }
  }

  private void addDetails(PopulationAnalysis analysis) {
    addBestRanges(analysis);
    analysis.bestFit().ifPresent(this::addLinearFit);
    lines.add("");
    lines.add(
        "the best of k models drawn at random, mean: "
            + analysis.randomSearch().stream()
                .map(AnalysisTable::best)
                .collect(Collectors.joining(", ")));
  }

  private static String best(RandomSearch.Best best) {
    return "%d: %s".formatted(best.models(), NumberFormatting.twoDecimals(best.mean()));
  }

  private void addBestRanges(PopulationAnalysis analysis) {
    List<PropertyStatistics> properties = analysis.properties();
    lines.add("");
    if (properties.isEmpty()) {
      lines.add("No other column holds numbers, so there are no ranges.");
      return;
    }
    TextTable table =
        new TextTable(
            "property", "low", "median", "high", "~ error", "~ flops", "what the range is");
    for (PropertyStatistics property : properties) {
      table.add(
          property.name(),
          NumberFormatting.abbreviated(property.range().low()),
          NumberFormatting.abbreviated(property.range().median()),
          NumberFormatting.abbreviated(property.range().high()),
          trend(property.errorTrend()),
          trend(property.flopsTrend()),
          property.description() + of(property, analysis));
    }
    lines.addAll(table.lines());
    lines.add(
        "low to high: where the best of %d models drawn from the %d lies in 95 %% of draws, which are the %d best"
            .formatted(
                analysis.bootstrapSampleSize(), analysis.errors().n(), analysis.bestModelCount()));
    lines.add(
        "models. It describes these; it is no confidence interval of an optimum. ~: rank correlation, −1 to 1.");
  }

  private static String of(PropertyStatistics property, PopulationAnalysis analysis) {
    return property.models() == analysis.errors().n()
        ? ""
        : " (of %d that have it)".formatted(property.models());
  }

  private static String trend(@Nullable Double trend) {
    return trend == null ? "-" : NumberFormatting.signed(trend);
  }

  private void addLinearFit(BestModelsLinearFit fit) {
    lines.add("");
    lines.add(
        "e_fit of the %d best models, by their mass: %.4f. So far, in logarithms, are their widths from a linear rule."
            .formatted(fit.models(), fit.error()));
  }

  private void addComparison(PopulationComparison comparison) {
    GainComparison gain = comparison.gain();
    lines.add("");
    lines.add(
        "gain of %s over %s: %s points, %s interval %s to %s, %s: %s."
            .formatted(
                comparison.challenger().file(),
                comparison.incumbent().file(),
                NumberFormatting.signed(gain.gain()),
                NumberFormatting.wholePercent(gain.request().confidence()),
                NumberFormatting.signed(gain.interval().low()),
                NumberFormatting.signed(gain.interval().high()),
                NumberFormatting.countOf(gain.pairs(), "pair"),
                gain.verdict()));
    lines.add("That is: %s.".formatted(gain.description()));
    GainComparison.FirstVerdict first = gain.firstVerdict();
    if (first != null) {
      lines.add(
          "The first look with a verdict was after %s: %s."
              .formatted(NumberFormatting.countOf(first.pairs(), "pair"), first.verdict()));
    }
    lines.add(
        "Errors are clipped to %s–%s %%, a window fixed by %s %d rows of %s, which are in no pair;"
            .formatted(
                NumberFormatting.twoDecimals(gain.window().low()),
                NumberFormatting.twoDecimals(gain.window().high()),
                gain.order() == null ? "the first" : "a random",
                gain.pilot(),
                comparison.incumbent().file()));
    lines.add(
        "margin %s, smallest gain %s points. Rows without an error count against what is claimed: %d and %d."
            .formatted(
                NumberFormatting.abbreviated(gain.request().margin()),
                NumberFormatting.abbreviated(gain.request().minimumEffect()),
                gain.incumbentErrors().abandoned(),
                gain.challengerErrors().abandoned()));
    lines.add(
        "Without clipping the means are %s and %s %%; above the window %s and %s, below it %s and %s."
            .formatted(
                NumberFormatting.twoDecimals(mean(gain.incumbentErrors())),
                NumberFormatting.twoDecimals(mean(gain.challengerErrors())),
                NumberFormatting.wholePercent(gain.incumbentErrors().shareAboveWindow()),
                NumberFormatting.wholePercent(gain.challengerErrors().shareAboveWindow()),
                NumberFormatting.wholePercent(gain.incumbentErrors().shareBelowWindow()),
                NumberFormatting.wholePercent(gain.challengerErrors().shareBelowWindow())));
    lines.add("");
    lines.add(tests(comparison));
  }

  private static double mean(ObservedErrors errors) {
    return Objects.requireNonNull(errors.meanError());
  }

  private static String tests(PopulationComparison comparison) {
    GainComparison gain = comparison.gain();
    return "the challenger had the lower error in %d of %d pairs, evidence %s; Kolmogorov–Smirnov distance %s, p %s; Mann–Whitney p %s."
        .formatted(
            gain.wins(),
            gain.unequalPairs(),
            NumberFormatting.abbreviated(gain.signEvidence()),
            NumberFormatting.twoDecimals(comparison.ks().statistic()),
            NumberFormatting.pValue(comparison.ks().pValue()),
            NumberFormatting.pValue(comparison.mannWhitney().pValue()));
  }
}
