package io.netspace.offline.report;

import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.offline.analysis.BestModelsLinearFit;
import io.netspace.offline.analysis.GainComparison;
import io.netspace.offline.analysis.NormalisedErrors;
import io.netspace.offline.analysis.PopulationAnalysis;
import io.netspace.offline.analysis.PopulationComparison;
import io.netspace.offline.analysis.PropertyStatistics;
import io.netspace.offline.common.NumberFormatting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of the report read: numbers as text, charts as SVG.
 *
 * @param confidence of the bands
 * @param comparison null for a single population
 * @param equalParts errors weighted by complexity; null where that is not requested
 */
record ReportView(
    String title,
    String description,
    String confidence,
    @Nullable Comparison comparison,
    Figure distribution,
    @Nullable EqualParts equalParts,
    List<Population> populations) {

  /**
   * A table whose rows begin with a heading.
   *
   * @param numbers columns of numbers, from the second on
   */
  record Table(String caption, List<String> headings, int numbers, List<List<String>> rows) {}

  /** A chart and the table of its values. */
  record Figure(String chart, Table table) {}

  record Comparison(
      int pairs,
      String confidence,
      String tone,
      String verdict,
      String chart,
      Table tests,
      Table gain) {
    static Comparison of(PopulationComparison comparison) {
      GainComparison gain = comparison.gain();
      String tone =
          switch (gain.verdict()) {
            case BETTER, NOT_WORSE -> "good";
            case WORSE, NO_GAIN_WORTH_HAVING -> "bad";
            case UNDECIDED -> "open";
          };
      return new Comparison(
          gain.pairs(),
          NumberFormatting.wholePercent(gain.request().confidence()),
          tone,
          capitalized(gain.description()) + ".",
          GainChart.of(gain),
          ReportTables.tests(comparison),
          ReportTables.gain(gain));
    }

    private static String capitalized(String words) {
      return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
  }

  record EqualParts(String column, String low, String high, Figure distribution) {
    static @Nullable EqualParts of(
        List<NormalisedErrors> normalised, List<PopulationAnalysis> analyses) {
      if (normalised.isEmpty()) {
        return null;
      }
      NormalisedErrors first = normalised.getFirst();
      List<EdfChart.Curve> curves = new ArrayList<>();
      for (int i = 0; i < normalised.size(); i++) {
        curves.add(new EdfChart.Curve(analyses.get(i).file(), normalised.get(i).errors(), null));
      }
      String chart =
          EdfChart.of(
              "Distribution of errors, weighted by complexity",
              curves,
              analyses.getFirst().request().points());
      return new EqualParts(
          first.column(),
          NumberFormatting.abbreviated(first.low()),
          NumberFormatting.abbreviated(first.high()),
          new Figure(chart, ReportTables.normalised(normalised, analyses)));
    }
  }

  record Summary(int models, int missing, String min, String median, String mean, String max) {
    static Summary of(PopulationAnalysis analysis) {
      ErrorDistribution errors = analysis.errors();
      return new Summary(
          errors.n(),
          analysis.missing(),
          ReportTables.percent(errors.min()),
          ReportTables.percent(errors.median()),
          ReportTables.percent(errors.mean()),
          ReportTables.percent(errors.error(errors.n() - 1)));
    }
  }

  /**
   * What is shown of each population.
   *
   * @param bestRanges null without properties
   */
  record Population(
      String file, Summary summary, Figure randomSearch, @Nullable BestRanges bestRanges) {
    static Population of(PopulationAnalysis analysis) {
      List<PropertyStatistics> properties = analysis.properties();
      return new Population(
          analysis.file(),
          Summary.of(analysis),
          new Figure(
              RandomSearchChart.of(analysis.randomSearch()),
              ReportTables.randomSearch(analysis.randomSearch())),
          properties.isEmpty() ? null : BestRanges.of(analysis, properties));
    }
  }

  /**
   * Where the best models lie.
   *
   * @param drawn models of a draw
   * @param models to draw from
   * @param best models that matter
   * @param linearFit of their widths; null where the widths are not known
   * @param properties that are drawn, the strongest trend first
   */
  record BestRanges(
      int drawn,
      int models,
      int best,
      @Nullable LinearFit linearFit,
      Table table,
      List<Property> properties) {
    /** So many properties are drawn, those of the strongest trend; the table has all. */
    private static final int MAX_SCATTER_CHARTS = 24;

    static BestRanges of(PopulationAnalysis analysis, List<PropertyStatistics> properties) {
      double[] errors = analysis.modelErrors();
      return new BestRanges(
          analysis.bootstrapSampleSize(),
          analysis.errors().n(),
          analysis.bestModelCount(),
          analysis.bestFit().map(LinearFit::of).orElse(null),
          ReportTables.bestRanges(properties),
          properties.stream()
              .filter(property -> !property.isConstant())
              .sorted(Comparator.comparingDouble(BestRanges::negatedTrendStrength))
              .limit(MAX_SCATTER_CHARTS)
              .map(property -> Property.of(property, analysis.values(property.name()), errors))
              .toList());
    }

    private static double negatedTrendStrength(PropertyStatistics property) {
      Double trend = property.errorTrend();
      return trend == null ? 0 : -Math.abs(trend);
    }
  }

  record LinearFit(int models, String error) {
    static LinearFit of(BestModelsLinearFit fit) {
      return new LinearFit(fit.models(), String.format(Locale.ROOT, "%.3f", fit.error()));
    }
  }

  /**
   * The errors against one property.
   *
   * @param thinned whether some models have no dot
   */
  record Property(String name, boolean thinned, String chart, Table table) {
    static Property of(PropertyStatistics property, double[] values, double[] errors) {
      return new Property(
          property.name(),
          property.models() > ScatterChart.MAX_DOTS,
          ScatterChart.of(property, values, errors),
          ReportTables.property(property));
    }
  }

  static ReportView of(PopulationAnalysis analysis) {
    return of(
        analysis.file(),
        originDescription(analysis),
        null,
        analysis.normalised().stream().toList(),
        List.of(analysis));
  }

  static ReportView of(PopulationComparison comparison) {
    PopulationAnalysis incumbent = comparison.incumbent();
    PopulationAnalysis challenger = comparison.challenger();
    return of(
        challenger.file() + " against " + incumbent.file(),
        originDescription(incumbent) + " " + originDescription(challenger),
        Comparison.of(comparison),
        Stream.of(incumbent.normalised(challenger), challenger.normalised(incumbent))
            .flatMap(Optional::stream)
            .toList(),
        List.of(incumbent, challenger));
  }

  private static ReportView of(
      String title,
      String description,
      @Nullable Comparison comparison,
      List<NormalisedErrors> normalised,
      List<PopulationAnalysis> analyses) {
    List<EdfChart.Curve> curves =
        analyses.stream()
            .map(a -> new EdfChart.Curve(a.file(), a.errors(), a.bandHalfWidth()))
            .toList();
    int points = analyses.getFirst().request().points();
    return new ReportView(
        title,
        description,
        NumberFormatting.wholePercent(analyses.getFirst().request().confidence()),
        comparison,
        new Figure(
            EdfChart.of("Distribution of errors", curves, points), ReportTables.errors(curves)),
        EqualParts.of(normalised, analyses),
        analyses.stream().map(Population::of).toList());
  }

  private static String originDescription(PopulationAnalysis analysis) {
    String missing =
        analysis.missing() == 0
            ? "Every row has an error."
            : "%d rows have no error%s and are in no figure."
                .formatted(
                    analysis.missing(),
                    analysis.unfinished() == 0
                        ? ""
                        : " (%d unfinished)".formatted(analysis.unfinished()));
    return "%s (%s): %d models by their %s. %s"
        .formatted(
            analysis.file(),
            analysis.form(),
            analysis.errors().n(),
            analysis.errorDescription(),
            missing);
  }
}
