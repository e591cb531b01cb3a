package io.netspace.offline.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.model.statistics.BestRanges;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.KolmogorovSmirnov;
import io.netspace.model.statistics.MannWhitney;
import io.netspace.model.statistics.RandomSearch;
import io.netspace.model.study.ObservedErrors;
import io.netspace.offline.analysis.BestModelsLinearFit;
import io.netspace.offline.analysis.GainComparison;
import io.netspace.offline.analysis.NormalisedErrors;
import io.netspace.offline.analysis.PopulationAnalysis;
import io.netspace.offline.analysis.PopulationComparison;
import io.netspace.offline.analysis.PropertyStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An analysis as one line of JSON: errors in percent, gains in points, shares of 1.
 *
 * @param bestRanges low, median and high, by property
 * @param trends by property
 * @param linearFit null where stages are not known
 * @param normalised null where that is not requested
 * @param other the challenger; null without a comparison, as are all that follow
 */
public record AnalysisJson(
    String file,
    String form,
    String errorColumn,
    int n,
    int missing,
    int unfinished,
    @Nullable Double min,
    @Nullable Double mean,
    @Nullable Double median,
    double max,
    double area,
    List<Point> edf,
    Band band,
    List<Best> randomSearch,
    double sampleFraction,
    int modelsThatMatter,
    Map<String, Range> bestRanges,
    Map<String, Trend> trends,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LinearFit linearFit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Normalised normalised,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AnalysisJson other,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DistributionTest ks,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RankTest mannWhitney,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Gain comparison) {

  /** A step of an EDF. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Point(double error, double fraction) {
    static List<Point> curve(ErrorDistribution errors, int points) {
      return errors.steps(points).stream()
          .map(step -> new Point(step.errorPercent(), step.fraction()))
          .toList();
    }
  }

  record Band(double confidence, double halfWidth) {}

  record Best(int models, double mean, double deviation) {
    static Best of(RandomSearch.Best best) {
      return new Best(best.models(), best.mean(), best.deviation());
    }
  }

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Range(double low, double median, double high) {
    static Range of(BestRanges.Range range) {
      return new Range(range.low(), range.median(), range.high());
    }
  }

  /** Rank correlations with the error and the multiply-adds; null where there is none. */
  record Trend(int n, @Nullable Double error, @Nullable Double flops, double shareInside) {}

  record LinearFit(int models, double mass, double error) {
    static LinearFit of(BestModelsLinearFit fit) {
      return new LinearFit(fit.models(), fit.mass(), fit.error());
    }
  }

  record Normalised(
      String column,
      double low,
      double high,
      int bins,
      int emptyBins,
      int outside,
      double effectiveSampleSize,
      @Nullable Double min,
      @Nullable Double mean,
      List<Point> edf) {
    static Normalised of(NormalisedErrors normalised, int points) {
      return new Normalised(
          normalised.column(),
          normalised.low(),
          normalised.high(),
          normalised.bins(),
          normalised.emptyBins(),
          normalised.outside(),
          normalised.errors().effectiveSampleSize(),
          normalised.errors().min(),
          normalised.errors().mean(),
          Point.curve(normalised.errors(), points));
    }
  }

  /** Kolmogorov–Smirnov, two-sided and one-sided. */
  record DistributionTest(
      double statistic, double pValue, OneSided fileBetter, OneSided otherBetter) {
    static DistributionTest of(KolmogorovSmirnov test) {
      return new DistributionTest(
          test.statistic(),
          test.pValue(),
          new OneSided(test.firstAbove(), test.firstAbovePValue()),
          new OneSided(test.firstBelow(), test.firstBelowPValue()));
    }
  }

  record OneSided(double statistic, double pValue) {}

  record RankTest(double u, double fileLarger, double pValue) {
    static RankTest of(MannWhitney test) {
      return new RankTest(test.u(), test.firstLarger(), test.pValue());
    }
  }

  /**
   * The sequential comparison; first is null where no look has a verdict. Where the order of the
   * rows allows no sequential verdict, order says why, and fixedSizeVerdict is that of all rows. No
   * pair is left out. withheld is the verdict that is withheld, null where none is.
   */
  record Gain(
      double gain,
      String verdict,
      List<Double> interval,
      double confidence,
      double margin,
      double smallestGain,
      int pilot,
      List<Double> window,
      int pairs,
      int leftOut,
      @Nullable First first,
      SignTest signTest,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String order,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fixedSizeVerdict,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String withheld,
      Observed fileErrors,
      Observed otherErrors) {
    static Gain of(GainComparison gain) {
      GainComparison.FirstVerdict first = gain.firstVerdict();
      return new Gain(
          gain.gain(),
          gain.verdict().name(),
          List.of(gain.interval().low(), gain.interval().high()),
          gain.request().confidence(),
          gain.request().margin(),
          gain.request().minimumEffect(),
          gain.pilot(),
          List.of(gain.window().low(), gain.window().high()),
          gain.pairs(),
          0,
          first == null ? null : new First(first.pairs(), first.verdict().name()),
          new SignTest(gain.wins(), gain.unequalPairs(), gain.signEvidence()),
          gain.order(),
          gain.fixedSizeVerdict() == null ? null : gain.fixedSizeVerdict().name(),
          gain.withheld() == null ? null : gain.withheld().name(),
          Observed.of(gain.incumbentErrors()),
          Observed.of(gain.challengerErrors()));
    }
  }

  /** The errors of one file's rows in the pairs, not clipped. */
  record Observed(
      int n, int missing, @Nullable Double mean, double shareBelowWindow, double shareAboveWindow) {
    static Observed of(ObservedErrors errors) {
      return new Observed(
          errors.networks(),
          errors.abandoned(),
          errors.meanError(),
          errors.shareBelowWindow(),
          errors.shareAboveWindow());
    }
  }

  record First(int pairs, String verdict) {}

  record SignTest(int wins, int unequal, double evidence) {}

  /** The analysis of one population. */
  public static AnalysisJson of(PopulationAnalysis analysis) {
    return of(analysis, analysis.normalised(), null, null);
  }

  /** The analysis of two, with their comparison. */
  public static AnalysisJson of(PopulationComparison comparison) {
    PopulationAnalysis incumbent = comparison.incumbent();
    PopulationAnalysis challenger = comparison.challenger();
    return of(
        incumbent,
        incumbent.normalised(challenger),
        of(challenger, challenger.normalised(incumbent), null, null),
        comparison);
  }

  private static AnalysisJson of(
      PopulationAnalysis analysis,
      Optional<NormalisedErrors> normalised,
      @Nullable AnalysisJson other,
      @Nullable PopulationComparison comparison) {
    ErrorDistribution errors = analysis.errors();
    int points = analysis.request().points();
    Map<String, Range> ranges = new LinkedHashMap<>();
    Map<String, Trend> trends = new LinkedHashMap<>();
    for (PropertyStatistics property : analysis.properties()) {
      ranges.put(property.name(), Range.of(property.range()));
      trends.put(
          property.name(),
          new Trend(
              property.models(),
              property.errorTrend(),
              property.flopsTrend(),
              property.shareInside()));
    }
    return new AnalysisJson(
        analysis.file(),
        analysis.form().name().toLowerCase(Locale.ROOT),
        analysis.errorColumn(),
        errors.n(),
        analysis.missing(),
        analysis.unfinished(),
        errors.min(),
        errors.mean(),
        errors.median(),
        errors.error(errors.n() - 1),
        errors.area(),
        Point.curve(errors, points),
        new Band(analysis.request().confidence(), analysis.bandHalfWidth()),
        analysis.randomSearch().stream().map(Best::of).toList(),
        analysis.request().sampleFraction(),
        analysis.bestModelCount(),
        ranges,
        trends,
        analysis.bestFit().map(LinearFit::of).orElse(null),
        normalised.map(each -> Normalised.of(each, points)).orElse(null),
        other,
        comparison == null ? null : DistributionTest.of(comparison.ks()),
        comparison == null ? null : RankTest.of(comparison.mannWhitney()),
        comparison == null ? null : Gain.of(comparison.gain()));
  }
}
