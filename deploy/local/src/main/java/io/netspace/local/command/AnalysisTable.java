package io.netspace.local.command;

import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;
import io.netspace.contracts.vocabulary.statistics.RandomSearch;
import io.netspace.local.analysis.Analysis;
import io.netspace.local.analysis.BestFit;
import io.netspace.local.analysis.Figures;
import io.netspace.local.analysis.GainComparison;
import io.netspace.local.analysis.NormalisedErrors;
import io.netspace.local.analysis.PopulationComparison;
import io.netspace.local.analysis.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An analysis on a terminal. */
final class AnalysisTable {
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final List<String> lines = new ArrayList<>();

  private AnalysisTable() {}

  /** Of one population. */
  static List<String> lines(Analysis analysis) {
    AnalysisTable table = new AnalysisTable();
    table.origin(analysis);
    table.errors(List.of(analysis));
    analysis.normalised().ifPresent(errors -> table.normalised(analysis, errors));
    table.rest(analysis);
    return table.lines;
  }

  /** Of two and their comparison, which comes first. */
  static List<String> lines(PopulationComparison comparison) {
    Analysis incumbent = comparison.incumbent();
    Analysis challenger = comparison.challenger();
    AnalysisTable table = new AnalysisTable();
    table.origin(incumbent);
    table.origin(challenger);
    table.errors(List.of(incumbent, challenger));
    table.comparison(comparison);
    incumbent.normalised(challenger).ifPresent(errors -> table.normalised(incumbent, errors));
    challenger.normalised(incumbent).ifPresent(errors -> table.normalised(challenger, errors));
    for (Analysis analysis : List.of(incumbent, challenger)) {
      table.lines.add("");
      table.lines.add(analysis.file());
      table.rest(analysis);
    }
    return table.lines;
  }

  private void origin(Analysis analysis) {
    lines.add(
        "%s: %s, %s with an error (%s), %s"
            .formatted(
                analysis.file(),
                analysis.form(),
                Figures.count(analysis.errors().n(), "model"),
                analysis.errorColumn(),
                without(analysis)));
  }

  private static String without(Analysis analysis) {
    if (analysis.missing() == 0) {
      return "no row without.";
    }
    String rows = Figures.count(analysis.missing(), "row");
    return analysis.unfinished() == 0
        ? rows + " without."
        : "%s without, %d of them unfinished.".formatted(rows, analysis.unfinished());
  }

  private void errors(List<Analysis> analyses) {
    lines.add("");
    Table table =
        new Table(
            "error in %",
            "n", "min", "5 %", "25 %", "median", "75 %", "95 %", "max", "mean", "band");
    for (Analysis analysis : analyses) {
      ErrorDistribution errors = analysis.errors();
      List<String> cells = new ArrayList<>();
      cells.add(analysis.file());
      cells.add(Integer.toString(errors.n()));
      cells.add(percent(errors.min()));
      for (double share : SHARES) {
        cells.add(percent(errors.percentile(share)));
      }
      cells.add(percent(errors.error(errors.n() - 1)));
      cells.add(percent(errors.mean()));
      cells.add("±" + Figures.share(analysis.bandHalfWidth()));
      table.add(cells.toArray(String[]::new));
    }
    lines.addAll(table.lines());
    lines.add(
        "band: so far the true share of models below any error may be from the one seen here, at %s confidence."
            .formatted(Figures.share(analyses.getFirst().request().confidence())));
  }

  private static String percent(@Nullable Double error) {
    return Figures.percent(Objects.requireNonNull(error));
  }

  private void normalised(Analysis analysis, NormalisedErrors normalised) {
    lines.add("");
    lines.add(
        "%s, every part of %s %s to %s alike: mean %s, as good as %.0f models of equal weight."
            .formatted(
                analysis.file(),
                normalised.column(),
                Figures.shown(normalised.low()),
                Figures.shown(normalised.high()),
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

  private void rest(Analysis analysis) {
    ranges(analysis);
    analysis.bestFit().ifPresent(this::fit);
    lines.add("");
    lines.add(
        "the best of k models drawn at random, mean: "
            + analysis.randomSearch().stream()
                .map(AnalysisTable::best)
                .collect(Collectors.joining(", ")));
  }

  private static String best(RandomSearch.Best best) {
    return "%d: %s".formatted(best.models(), Figures.percent(best.mean()));
  }

  private void ranges(Analysis analysis) {
    List<Property> properties = analysis.properties();
    lines.add("");
    if (properties.isEmpty()) {
      lines.add("No other column holds numbers, so there are no ranges.");
      return;
    }
    Table table =
        new Table("property", "low", "median", "high", "~ error", "~ flops", "what the range is");
    for (Property property : properties) {
      table.add(
          property.name(),
          Figures.shown(property.range().low()),
          Figures.shown(property.range().median()),
          Figures.shown(property.range().high()),
          trend(property.errorTrend()),
          trend(property.flopsTrend()),
          property.inWords() + of(property, analysis));
    }
    lines.addAll(table.lines());
    lines.add(
        "low to high: where the best of %d models drawn from the %d lies in 95 %% of draws, which are the %d best"
            .formatted(analysis.draws(), analysis.errors().n(), analysis.modelsThatMatter()));
    lines.add(
        "models. It describes these; it is no confidence interval of an optimum. ~: rank correlation, −1 to 1.");
  }

  private static String of(Property property, Analysis analysis) {
    return property.models() == analysis.errors().n()
        ? ""
        : " (of %d that have it)".formatted(property.models());
  }

  private static String trend(@Nullable Double trend) {
    return trend == null ? "-" : Figures.signed(trend);
  }

  private void fit(BestFit fit) {
    lines.add("");
    lines.add(
        "e_fit of the %d best models, by their mass: %.4f. So far, in logarithms, are their widths from a linear rule."
            .formatted(fit.models(), fit.error()));
  }

  private void comparison(PopulationComparison comparison) {
    GainComparison gain = comparison.gain();
    lines.add("");
    lines.add(
        "gain of %s over %s: %s points, %s interval %s to %s, %s: %s."
            .formatted(
                comparison.challenger().file(),
                comparison.incumbent().file(),
                Figures.signed(gain.gain()),
                Figures.share(gain.request().confidence()),
                Figures.signed(gain.interval().low()),
                Figures.signed(gain.interval().high()),
                Figures.count(gain.pairs(), "pair"),
                gain.verdict()));
    lines.add("That is: %s.".formatted(gain.inWords()));
    GainComparison.Look first = gain.first();
    if (first != null) {
      lines.add(
          "The first look with a verdict was after %s: %s."
              .formatted(Figures.count(first.pairs(), "pair"), first.verdict()));
    }
    lines.add(
        "Errors are clipped to %s–%s %%, a window fixed by the first %d rows of %s, which are in no pair;"
            .formatted(
                Figures.percent(gain.window().low()),
                Figures.percent(gain.window().high()),
                gain.pilot(),
                comparison.incumbent().file()));
    lines.add(
        "margin %s, smallest gain %s points. Pairs left out for want of an error: %d."
            .formatted(
                Figures.shown(gain.request().margin()),
                Figures.shown(gain.request().smallestGain()),
                gain.leftOut()));
    lines.add("");
    lines.add(tests(comparison));
  }

  private static String tests(PopulationComparison comparison) {
    GainComparison gain = comparison.gain();
    return "the challenger had the lower error in %d of %d pairs, evidence %s; Kolmogorov–Smirnov distance %s, p %s; Mann–Whitney p %s."
        .formatted(
            gain.wins(),
            gain.unequal(),
            Figures.shown(gain.signEvidence()),
            Figures.percent(comparison.ks().statistic()),
            Figures.chance(comparison.ks().pValue()),
            Figures.chance(comparison.mannWhitney().pValue()));
  }
}
