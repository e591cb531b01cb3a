package io.netspace.offline.report;

import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.RandomSearch;
import io.netspace.offline.analysis.GainComparison;
import io.netspace.offline.analysis.NormalisedErrors;
import io.netspace.offline.analysis.PopulationAnalysis;
import io.netspace.offline.analysis.PopulationComparison;
import io.netspace.offline.analysis.PropertyStatistics;
import io.netspace.offline.common.NumberFormatting;
import io.netspace.offline.report.ReportView.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of the report. */
final class ReportTables {

  private ReportTables() {}

  static String percent(@Nullable Double error) {
    return NumberFormatting.twoDecimals(Objects.requireNonNull(error));
  }

  static Table gain(GainComparison gain) {
    GainComparison.FirstVerdict first = gain.firstVerdict();
    return new Table(
        gain.order() == null
            ? "In points; pairs in file order"
            : "In points; pairs in random order",
        List.of("", "value"),
        0,
        List.of(
            List.of(
                "verdict",
                gain.fixedSizeVerdict() == null
                    ? gain.verdict().toString()
                    : "none in sequence; " + gain.fixedSizeVerdict() + " of all rows, once"),
            List.of("gain", NumberFormatting.signed(gain.gain())),
            List.of(
                "interval",
                NumberFormatting.signed(gain.interval().low())
                    + " to "
                    + NumberFormatting.signed(gain.interval().high())),
            List.of("margin", NumberFormatting.abbreviated(gain.request().margin())),
            List.of("smallest gain", NumberFormatting.abbreviated(gain.request().minimumEffect())),
            List.of("pairs", Integer.toString(gain.pairs())),
            List.of(
                "rows without an error",
                "%d and %d; they count against what is claimed"
                    .formatted(
                        gain.incumbentErrors().abandoned(), gain.challengerErrors().abandoned())),
            List.of(
                "first verdict",
                first == null ? "none" : first.verdict() + " after " + first.pairs() + " pairs"),
            List.of(
                "errors clipped to",
                "%s to %s, by %d rows"
                    .formatted(
                        percent(gain.window().low()), percent(gain.window().high()), gain.pilot())),
            List.of(
                "means without clipping",
                percent(gain.incumbentErrors().meanError())
                    + " and "
                    + percent(gain.challengerErrors().meanError())),
            List.of(
                "above the window",
                NumberFormatting.wholePercent(gain.incumbentErrors().shareAboveWindow())
                    + " and "
                    + NumberFormatting.wholePercent(gain.challengerErrors().shareAboveWindow())),
            List.of(
                "below the window",
                NumberFormatting.wholePercent(gain.incumbentErrors().shareBelowWindow())
                    + " and "
                    + NumberFormatting.wholePercent(gain.challengerErrors().shareBelowWindow())),
            List.of(
                "challenger lower",
                "in %d of %d pairs, evidence %s"
                    .formatted(
                        gain.wins(),
                        gain.unequalPairs(),
                        NumberFormatting.abbreviated(gain.signEvidence())))));
  }

  static Table tests(PopulationComparison comparison) {
    String incumbent = comparison.incumbent().file();
    String challenger = comparison.challenger().file();
    return new Table(
        "Tests of two samples, once",
        List.of("test", "value", "p"),
        2,
        List.of(
            List.of(
                "distance of the EDFs (Kolmogorov–Smirnov)",
                NumberFormatting.twoDecimals(comparison.ks().statistic()),
                NumberFormatting.pValue(comparison.ks().pValue())),
            List.of(
                "where %s has more low errors".formatted(incumbent),
                NumberFormatting.twoDecimals(comparison.ks().firstAbove()),
                NumberFormatting.pValue(comparison.ks().firstAbovePValue())),
            List.of(
                "where %s has more low errors".formatted(challenger),
                NumberFormatting.twoDecimals(comparison.ks().firstBelow()),
                NumberFormatting.pValue(comparison.ks().firstBelowPValue())),
            List.of(
                "a model of %s has the larger error (Mann–Whitney)".formatted(incumbent),
                NumberFormatting.wholePercent(comparison.mannWhitney().firstLarger()),
                NumberFormatting.pValue(comparison.mannWhitney().pValue()))));
  }

  /** Quantiles of the errors, a column a curve. */
  static Table errors(List<EdfChart.Curve> curves) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("best", curves, ErrorDistribution::min));
    for (double share : PopulationAnalysis.PERCENTILES) {
      rows.add(
          row(NumberFormatting.wholePercent(share), curves, errors -> errors.percentile(share)));
    }
    rows.add(row("all", curves, errors -> errors.error(errors.n() - 1)));
    rows.add(row("mean", curves, ErrorDistribution::mean));
    return new Table(
        "Error below which that share lies, in percent",
        Stream.concat(Stream.of("share of models"), curves.stream().map(EdfChart.Curve::name))
            .toList(),
        2,
        rows);
  }

  private interface Statistic {
    @Nullable Double of(ErrorDistribution errors);
  }

  private static List<String> row(String name, List<EdfChart.Curve> curves, Statistic statistic) {
    return Stream.concat(
            Stream.of(name), curves.stream().map(curve -> percent(statistic.of(curve.errors()))))
        .toList();
  }

  static Table normalised(List<NormalisedErrors> normalised, List<PopulationAnalysis> analyses) {
    return new Table(
        "Under these weights",
        List.of("population", "mean", "as good as", "outside", "empty bins"),
        4,
        IntStream.range(0, normalised.size())
            .mapToObj(i -> row(analyses.get(i).file(), normalised.get(i)))
            .toList());
  }

  private static List<String> row(String population, NormalisedErrors normalised) {
    return List.of(
        population,
        percent(normalised.errors().mean()),
        NumberFormatting.abbreviated(normalised.errors().effectiveSampleSize()),
        Integer.toString(normalised.outside()),
        normalised.emptyBins() + " of " + normalised.bins());
  }

  static Table randomSearch(List<RandomSearch.Best> curve) {
    return new Table(
        "In percent",
        List.of("models drawn", "mean", "deviation"),
        2,
        curve.stream()
            .map(
                best ->
                    List.of(
                        Integer.toString(best.models()),
                        percent(best.mean()),
                        NumberFormatting.twoDecimals(best.deviation())))
            .toList());
  }

  static Table bestRanges(List<PropertyStatistics> properties) {
    return new Table(
        "Ranges of the best, by property",
        List.of(
            "property",
            "low",
            "median",
            "high",
            "trend of error",
            "trend of flops",
            "what the range is"),
        5,
        properties.stream()
            .map(
                property ->
                    List.of(
                        property.name(),
                        NumberFormatting.abbreviated(property.range().low()),
                        NumberFormatting.abbreviated(property.range().median()),
                        NumberFormatting.abbreviated(property.range().high()),
                        trend(property.errorTrend()),
                        trend(property.flopsTrend()),
                        property.description()))
            .toList());
  }

  static Table property(PropertyStatistics property) {
    return new Table(
        property.description(),
        List.of("models", "low", "median", "high", "least", "largest", "trend"),
        6,
        List.of(
            List.of(
                Integer.toString(property.models()),
                NumberFormatting.abbreviated(property.range().low()),
                NumberFormatting.abbreviated(property.range().median()),
                NumberFormatting.abbreviated(property.range().high()),
                NumberFormatting.abbreviated(property.min()),
                NumberFormatting.abbreviated(property.max()),
                trend(property.errorTrend()))));
  }

  private static String trend(@Nullable Double trend) {
    return trend == null ? "–" : NumberFormatting.signed(trend);
  }
}
