package io.netspace.offline.report;

import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.RandomSearch;
import io.netspace.offline.analysis.BestModelsLinearFit;
import io.netspace.offline.analysis.GainComparison;
import io.netspace.offline.analysis.NormalisedErrors;
import io.netspace.offline.analysis.PopulationAnalysis;
import io.netspace.offline.analysis.PopulationComparison;
import io.netspace.offline.analysis.PropertyStatistics;
import io.netspace.offline.common.NumberFormatting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An analysis as one page of HTML that needs nothing else: no script, no other file. */
public final class HtmlReport {
  /** So many properties are drawn, those of the strongest trend; the table has all. */
  private static final int MAX_SCATTER_CHARTS = 24;

  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final StringBuilder body = new StringBuilder();

  private HtmlReport() {}

  /** Of one population. */
  public static String of(PopulationAnalysis analysis) {
    HtmlReport page = new HtmlReport();
    page.addHeader(analysis.file(), originDescription(analysis));
    page.addSummary(analysis);
    page.addDistributions(List.of(analysis));
    page.addNormalisedErrors(analysis.normalised().stream().toList(), List.of(analysis));
    page.addDetails(analysis);
    return page.document(analysis.file());
  }

  /** Of two and their comparison. */
  public static String of(PopulationComparison comparison) {
    PopulationAnalysis incumbent = comparison.incumbent();
    PopulationAnalysis challenger = comparison.challenger();
    List<PopulationAnalysis> both = List.of(incumbent, challenger);
    HtmlReport page = new HtmlReport();
    String title = challenger.file() + " against " + incumbent.file();
    page.addHeader(title, originDescription(incumbent) + " " + originDescription(challenger));
    page.addComparison(comparison);
    page.addDistributions(both);
    page.addNormalisedErrors(
        Stream.of(incumbent.normalised(challenger), challenger.normalised(incumbent))
            .flatMap(Optional::stream)
            .toList(),
        both);
    for (PopulationAnalysis analysis : both) {
      page.body.append("<h2>%s</h2>\n".formatted(HtmlElements.escaped(analysis.file())));
      page.addSummary(analysis);
      page.addDetails(analysis);
    }
    return page.document(title);
  }

  private String document(String title) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</main>
        <footer>Made by ./netspace analyze. Errors are in percent, gains in points.</footer>
        </body>
        </html>
        """
        .formatted(HtmlElements.escaped(title), style(), body);
  }

  private static String style() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addHeader(String title, String says) {
    body.append(
        "<header><h1>%s</h1><p>%s</p></header>\n<main>\n"
            .formatted(HtmlElements.escaped(title), HtmlElements.escaped(says)));
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
            analysis.errorColumn(),
            missing);
  }

  private void addSummary(PopulationAnalysis analysis) {
    ErrorDistribution errors = analysis.errors();
    body.append("<dl class=\"strip\">");
    addSummaryItem("models", Integer.toString(errors.n()));
    addSummaryItem("rows without error", Integer.toString(analysis.missing()));
    addSummaryItem("least error", percent(errors.min()));
    addSummaryItem("median", percent(errors.median()));
    addSummaryItem("mean", percent(errors.mean()));
    addSummaryItem("largest", percent(errors.error(errors.n() - 1)));
    body.append("</dl>\n");
  }

  private void addSummaryItem(String name, String value) {
    body.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, value));
  }

  private static String percent(@Nullable Double error) {
    return NumberFormatting.twoDecimals(Objects.requireNonNull(error));
  }

  private void addComparison(PopulationComparison comparison) {
    GainComparison gain = comparison.gain();
    String tone =
        switch (gain.verdict()) {
          case BETTER, NOT_WORSE -> "good";
          case WORSE, NO_GAIN_WORTH_HAVING -> "bad";
          case UNDECIDED -> "open";
        };
    String verdict =
        "<p class=\"verdict\" data-tone=\"%s\">%s</p>"
            .formatted(tone, HtmlElements.escaped(capitalized(gain.description()) + "."));
    String says =
        "The gain is the incumbent's mean error less the challenger's. The bar is all that %d pairs leave possible at %s confidence, whenever one looks; the dashed line is the margin."
            .formatted(gain.pairs(), NumberFormatting.wholePercent(gain.request().confidence()));
    body.append(
        HtmlElements.card(
            "Which is better?",
            says,
            verdict
                + HtmlElements.sideBySide(
                    GainChart.of(gain)
                        + HtmlElements.table(
                            "Tests of two samples, once",
                            List.of("test", "value", "p"),
                            2,
                            tests(comparison)),
                    gainTable(gain))));
  }

  private static String capitalized(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String gainTable(GainComparison gain) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("verdict", gain.verdict().toString()));
    rows.add(List.of("gain", NumberFormatting.signed(gain.gain())));
    rows.add(
        List.of(
            "interval",
            NumberFormatting.signed(gain.interval().low())
                + " to "
                + NumberFormatting.signed(gain.interval().high())));
    rows.add(List.of("margin", NumberFormatting.abbreviated(gain.request().margin())));
    rows.add(
        List.of("smallest gain", NumberFormatting.abbreviated(gain.request().minimumEffect())));
    rows.add(List.of("pairs", Integer.toString(gain.pairs())));
    rows.add(List.of("pairs left out", Integer.toString(gain.excludedPairs())));
    GainComparison.FirstVerdict first = gain.firstVerdict();
    rows.add(
        List.of(
            "first verdict",
            first == null ? "none" : first.verdict() + " after " + first.pairs() + " pairs"));
    rows.add(
        List.of(
            "errors clipped to",
            "%s to %s, by %d rows"
                .formatted(
                    percent(gain.window().low()), percent(gain.window().high()), gain.pilot())));
    rows.add(
        List.of(
            "challenger lower",
            "in %d of %d pairs, evidence %s"
                .formatted(
                    gain.wins(),
                    gain.unequalPairs(),
                    NumberFormatting.abbreviated(gain.signEvidence()))));
    return HtmlElements.table("In points; pairs in file order", List.of("", "value"), 0, rows);
  }

  private static List<List<String>> tests(PopulationComparison comparison) {
    return List.of(
        List.of(
            "distance of the EDFs (Kolmogorov–Smirnov)",
            NumberFormatting.twoDecimals(comparison.ks().statistic()),
            NumberFormatting.pValue(comparison.ks().pValue())),
        List.of(
            "where %s has more low errors".formatted(comparison.incumbent().file()),
            NumberFormatting.twoDecimals(comparison.ks().firstAbove()),
            NumberFormatting.pValue(comparison.ks().firstAbovePValue())),
        List.of(
            "where %s has more low errors".formatted(comparison.challenger().file()),
            NumberFormatting.twoDecimals(comparison.ks().firstBelow()),
            NumberFormatting.pValue(comparison.ks().firstBelowPValue())),
        List.of(
            "a model of %s has the larger error (Mann–Whitney)"
                .formatted(comparison.incumbent().file()),
            NumberFormatting.wholePercent(comparison.mannWhitney().firstLarger()),
            NumberFormatting.pValue(comparison.mannWhitney().pValue())));
  }

  private void addDistributions(List<PopulationAnalysis> analyses) {
    List<EdfChart.Curve> curves =
        analyses.stream()
            .map(a -> new EdfChart.Curve(a.file(), a.errors(), a.bandHalfWidth()))
            .toList();
    String says =
        "Each curve is the share of models whose error is at most that: higher and farther left is better. The band holds the true curve with %s confidence, however often one looks."
            .formatted(NumberFormatting.wholePercent(analyses.getFirst().request().confidence()));
    int points = analyses.getFirst().request().points();
    body.append(
        HtmlElements.card(
            "How the errors are distributed",
            says,
            HtmlElements.sideBySide(
                EdfChart.of("Distribution of errors", curves, points), errorTable(curves))));
  }

  private static String errorTable(List<EdfChart.Curve> curves) {
    List<String> headings = new ArrayList<>(List.of("share of models"));
    curves.forEach(curve -> headings.add(curve.name()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("best", curves, ErrorDistribution::min));
    for (double share : SHARES) {
      rows.add(
          row(NumberFormatting.wholePercent(share), curves, errors -> errors.percentile(share)));
    }
    rows.add(row("all", curves, errors -> errors.error(errors.n() - 1)));
    rows.add(row("mean", curves, ErrorDistribution::mean));
    return HtmlElements.table("Error below which that share lies, in percent", headings, 2, rows);
  }

  private interface Statistic {
    @Nullable Double of(ErrorDistribution errors);
  }

  private static List<String> row(String name, List<EdfChart.Curve> curves, Statistic figure) {
    List<String> row = new ArrayList<>(List.of(name));
    curves.forEach(curve -> row.add(percent(figure.of(curve.errors()))));
    return row;
  }

  private void addNormalisedErrors(
      List<NormalisedErrors> normalised, List<PopulationAnalysis> analyses) {
    if (normalised.isEmpty()) {
      return;
    }
    NormalisedErrors first = normalised.getFirst();
    List<EdfChart.Curve> curves = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < normalised.size(); i++) {
      NormalisedErrors each = normalised.get(i);
      curves.add(new EdfChart.Curve(analyses.get(i).file(), each.errors(), null));
      rows.add(
          List.of(
              analyses.get(i).file(),
              percent(each.errors().mean()),
              NumberFormatting.abbreviated(each.errors().effectiveSampleSize()),
              Integer.toString(each.outside()),
              each.emptyBins() + " of " + each.bins()));
    }
    String says =
        "Every part of %s from %s to %s counts the same, so that larger networks are no advantage. Empty bins say nothing; the others share their weight."
            .formatted(
                first.column(),
                NumberFormatting.abbreviated(first.low()),
                NumberFormatting.abbreviated(first.high()));
    String table =
        HtmlElements.table(
            "Under these weights",
            List.of("population", "mean", "as good as", "outside", "empty bins"),
            4,
            rows);
    body.append(
        HtmlElements.card(
            "Errors by equal parts of " + first.column(),
            says,
            HtmlElements.sideBySide(
                EdfChart.of(
                    "Distribution of errors, weighted by complexity",
                    curves,
                    analyses.getFirst().request().points()),
                table)));
  }

  private void addDetails(PopulationAnalysis analysis) {
    List<PropertyStatistics> properties = analysis.properties();
    addRandomSearch(analysis);
    if (!properties.isEmpty()) {
      addBestRanges(analysis, properties);
      addScatterCharts(analysis, properties);
    }
  }

  private void addRandomSearch(PopulationAnalysis analysis) {
    List<List<String>> rows = new ArrayList<>();
    for (RandomSearch.Best best : analysis.randomSearch()) {
      rows.add(
          List.of(
              Integer.toString(best.models()),
              percent(best.mean()),
              NumberFormatting.twoDecimals(best.deviation())));
    }
    body.append(
        HtmlElements.card(
            "How far random search gets",
            "The error of the best of so many models drawn at random: its mean, and its standard deviation up and down.",
            HtmlElements.sideBySide(
                RandomSearchChart.of(analysis.randomSearch()),
                HtmlElements.table(
                    "In percent", List.of("models drawn", "mean", "deviation"), 2, rows))));
  }

  private void addBestRanges(PopulationAnalysis analysis, List<PropertyStatistics> properties) {
    String fit = analysis.bestFit().map(HtmlReport::description).orElse("");
    String says =
        "Low to high is where the best of %d models drawn from the %d has a property in 95 %% of draws: the spread of the %d best models. It is no confidence interval of an optimum. Trends are rank correlations, from −1 to 1.%s"
            .formatted(
                analysis.bootstrapSampleSize(),
                analysis.errors().n(),
                analysis.bestModelCount(),
                fit);
    List<List<String>> rows = properties.stream().map(HtmlReport::row).toList();
    body.append(
        HtmlElements.card(
            "Where the best models lie",
            says,
            HtmlElements.table(
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
                rows)));
  }

  private static String description(BestModelsLinearFit fit) {
    return " The widths of the %d best lie %.3f from a linear rule (e_fit, in logarithms)."
        .formatted(fit.models(), fit.error());
  }

  private static List<String> row(PropertyStatistics property) {
    return List.of(
        property.name(),
        NumberFormatting.abbreviated(property.range().low()),
        NumberFormatting.abbreviated(property.range().median()),
        NumberFormatting.abbreviated(property.range().high()),
        trend(property.errorTrend()),
        trend(property.flopsTrend()),
        property.description());
  }

  private static String trend(@Nullable Double trend) {
    return trend == null ? "–" : NumberFormatting.signed(trend);
  }

  private void addScatterCharts(PopulationAnalysis analysis, List<PropertyStatistics> properties) {
    List<PropertyStatistics> drawn =
        properties.stream()
            .filter(property -> !property.isConstant())
            .sorted(Comparator.comparingDouble(HtmlReport::negatedTrendStrength))
            .limit(MAX_SCATTER_CHARTS)
            .toList();
    body.append("<div class=\"pairs\">\n");
    double[] errors = analysis.modelErrors();
    for (PropertyStatistics property : drawn) {
      String chart = ScatterChart.of(property, analysis.values(property.name()), errors);
      body.append(
          HtmlElements.card(
              property.name(),
              description(property),
              "<figure>%s</figure>%s".formatted(chart, table(property))));
    }
    body.append("</div>\n");
  }

  private static double negatedTrendStrength(PropertyStatistics property) {
    Double trend = property.errorTrend();
    return trend == null ? 0 : -Math.abs(trend);
  }

  private static String description(PropertyStatistics property) {
    String dots =
        property.models() > ScatterChart.MAX_DOTS
            ? "A dot stands for one of every few models"
            : "A dot is a model";
    return dots + "; shaded is where the best lie, the dashed line is their median.";
  }

  private static String table(PropertyStatistics property) {
    return HtmlElements.table(
        property.description(),
        List.of("models", "low", "median", "high", "least", "largest", "trend"),
        6,
        List.of(
            List.of(
                Integer.toString(property.models()),
                NumberFormatting.abbreviated(property.range().low()),
                NumberFormatting.abbreviated(property.range().median()),
                NumberFormatting.abbreviated(property.range().high()),
                NumberFormatting.abbreviated(property.least()),
                NumberFormatting.abbreviated(property.largest()),
                trend(property.errorTrend()))));
  }
}
