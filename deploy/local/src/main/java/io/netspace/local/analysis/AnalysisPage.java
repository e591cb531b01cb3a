package io.netspace.local.analysis;

import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;
import io.netspace.contracts.vocabulary.statistics.RandomSearch;
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
public final class AnalysisPage {
  /** So many properties are drawn, those of the strongest trend; the table has all. */
  private static final int MOST_DRAWN = 24;

  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final StringBuilder body = new StringBuilder();

  private AnalysisPage() {}

  /** Of one population. */
  public static String of(Analysis analysis) {
    AnalysisPage page = new AnalysisPage();
    page.head(analysis.file(), origin(analysis));
    page.strip(analysis);
    page.distributions(List.of(analysis));
    page.normalised(analysis.normalised().stream().toList(), List.of(analysis));
    page.rest(analysis);
    return page.document(analysis.file());
  }

  /** Of two and their comparison. */
  public static String of(PopulationComparison comparison) {
    Analysis incumbent = comparison.incumbent();
    Analysis challenger = comparison.challenger();
    List<Analysis> both = List.of(incumbent, challenger);
    AnalysisPage page = new AnalysisPage();
    String title = challenger.file() + " against " + incumbent.file();
    page.head(title, origin(incumbent) + " " + origin(challenger));
    page.gain(comparison);
    page.distributions(both);
    page.normalised(
        Stream.of(incumbent.normalised(challenger), challenger.normalised(incumbent))
            .flatMap(Optional::stream)
            .toList(),
        both);
    for (Analysis analysis : both) {
      page.body.append("<h2>%s</h2>\n".formatted(Html.escaped(analysis.file())));
      page.strip(analysis);
      page.rest(analysis);
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
        .formatted(Html.escaped(title), style(), body);
  }

  private static String style() {
    try (InputStream css = AnalysisPage.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head(String title, String says) {
    body.append(
        "<header><h1>%s</h1><p>%s</p></header>\n<main>\n"
            .formatted(Html.escaped(title), Html.escaped(says)));
  }

  private static String origin(Analysis analysis) {
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

  private void strip(Analysis analysis) {
    ErrorDistribution errors = analysis.errors();
    body.append("<dl class=\"strip\">");
    fact("models", Integer.toString(errors.n()));
    fact("rows without error", Integer.toString(analysis.missing()));
    fact("least error", percent(errors.min()));
    fact("median", percent(errors.median()));
    fact("mean", percent(errors.mean()));
    fact("largest", percent(errors.error(errors.n() - 1)));
    body.append("</dl>\n");
  }

  private void fact(String name, String value) {
    body.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, value));
  }

  private static String percent(@Nullable Double error) {
    return Figures.percent(Objects.requireNonNull(error));
  }

  private void gain(PopulationComparison comparison) {
    GainComparison gain = comparison.gain();
    String tone =
        switch (gain.verdict()) {
          case BETTER, NOT_WORSE -> "good";
          case WORSE, NO_GAIN_WORTH_HAVING -> "bad";
          case UNDECIDED -> "open";
        };
    String verdict =
        "<p class=\"verdict\" data-tone=\"%s\">%s</p>"
            .formatted(tone, Html.escaped(capital(gain.inWords()) + "."));
    String says =
        "The gain is the incumbent's mean error less the challenger's. The bar is all that %d pairs leave possible at %s confidence, whenever one looks; the dashed line is the margin."
            .formatted(gain.pairs(), Figures.share(gain.request().confidence()));
    body.append(
        Html.card(
            "Which is better?",
            says,
            verdict
                + Html.beside(
                    GainChart.of(gain)
                        + Html.table(
                            "Tests of two samples, once",
                            List.of("test", "value", "p"),
                            2,
                            tests(comparison)),
                    gainTable(gain))));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String gainTable(GainComparison gain) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("verdict", gain.verdict().toString()));
    rows.add(List.of("gain", Figures.signed(gain.gain())));
    rows.add(
        List.of(
            "interval",
            Figures.signed(gain.interval().low())
                + " to "
                + Figures.signed(gain.interval().high())));
    rows.add(List.of("margin", Figures.shown(gain.request().margin())));
    rows.add(List.of("smallest gain", Figures.shown(gain.request().smallestGain())));
    rows.add(List.of("pairs", Integer.toString(gain.pairs())));
    rows.add(List.of("pairs left out", Integer.toString(gain.leftOut())));
    GainComparison.Look first = gain.first();
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
                .formatted(gain.wins(), gain.unequal(), Figures.shown(gain.signEvidence()))));
    return Html.table("In points; pairs in file order", List.of("", "value"), 0, rows);
  }

  private static List<List<String>> tests(PopulationComparison comparison) {
    return List.of(
        List.of(
            "distance of the EDFs (Kolmogorov–Smirnov)",
            Figures.percent(comparison.ks().statistic()),
            Figures.chance(comparison.ks().pValue())),
        List.of(
            "where %s has more low errors".formatted(comparison.incumbent().file()),
            Figures.percent(comparison.ks().firstAbove()),
            Figures.chance(comparison.ks().firstAbovePValue())),
        List.of(
            "where %s has more low errors".formatted(comparison.challenger().file()),
            Figures.percent(comparison.ks().firstBelow()),
            Figures.chance(comparison.ks().firstBelowPValue())),
        List.of(
            "a model of %s has the larger error (Mann–Whitney)"
                .formatted(comparison.incumbent().file()),
            Figures.share(comparison.mannWhitney().firstLarger()),
            Figures.chance(comparison.mannWhitney().pValue())));
  }

  private void distributions(List<Analysis> analyses) {
    List<EdfChart.Curve> curves =
        analyses.stream()
            .map(a -> new EdfChart.Curve(a.file(), a.errors(), a.bandHalfWidth()))
            .toList();
    String says =
        "Each curve is the share of models whose error is at most that: higher and farther left is better. The band holds the true curve with %s confidence, however often one looks."
            .formatted(Figures.share(analyses.getFirst().request().confidence()));
    int points = analyses.getFirst().request().points();
    body.append(
        Html.card(
            "How the errors are distributed",
            says,
            Html.beside(
                EdfChart.of("Distribution of errors", curves, points), errorTable(curves))));
  }

  private static String errorTable(List<EdfChart.Curve> curves) {
    List<String> headings = new ArrayList<>(List.of("share of models"));
    curves.forEach(curve -> headings.add(curve.name()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("best", curves, ErrorDistribution::min));
    for (double share : SHARES) {
      rows.add(row(Figures.share(share), curves, errors -> errors.percentile(share)));
    }
    rows.add(row("all", curves, errors -> errors.error(errors.n() - 1)));
    rows.add(row("mean", curves, ErrorDistribution::mean));
    return Html.table("Error below which that share lies, in percent", headings, 2, rows);
  }

  private interface Figure {
    @Nullable Double of(ErrorDistribution errors);
  }

  private static List<String> row(String name, List<EdfChart.Curve> curves, Figure figure) {
    List<String> row = new ArrayList<>(List.of(name));
    curves.forEach(curve -> row.add(percent(figure.of(curve.errors()))));
    return row;
  }

  private void normalised(List<NormalisedErrors> normalised, List<Analysis> analyses) {
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
              Figures.shown(each.errors().effectiveSampleSize()),
              Integer.toString(each.outside()),
              each.emptyBins() + " of " + each.bins()));
    }
    String says =
        "Every part of %s from %s to %s counts the same, so that larger networks are no advantage. Empty bins say nothing; the others share their weight."
            .formatted(first.column(), Figures.shown(first.low()), Figures.shown(first.high()));
    String table =
        Html.table(
            "Under these weights",
            List.of("population", "mean", "as good as", "outside", "empty bins"),
            4,
            rows);
    body.append(
        Html.card(
            "Errors by equal parts of " + first.column(),
            says,
            Html.beside(
                EdfChart.of(
                    "Distribution of errors, weighted by complexity",
                    curves,
                    analyses.getFirst().request().points()),
                table)));
  }

  private void rest(Analysis analysis) {
    List<Property> properties = analysis.properties();
    search(analysis);
    if (!properties.isEmpty()) {
      ranges(analysis, properties);
      scatters(analysis, properties);
    }
  }

  private void search(Analysis analysis) {
    List<List<String>> rows = new ArrayList<>();
    for (RandomSearch.Best best : analysis.randomSearch()) {
      rows.add(
          List.of(
              Integer.toString(best.models()),
              percent(best.mean()),
              Figures.percent(best.deviation())));
    }
    body.append(
        Html.card(
            "How far random search gets",
            "The error of the best of so many models drawn at random: its mean, and its standard deviation up and down.",
            Html.beside(
                SearchChart.of(analysis.randomSearch()),
                Html.table("In percent", List.of("models drawn", "mean", "deviation"), 2, rows))));
  }

  private void ranges(Analysis analysis, List<Property> properties) {
    String fit = analysis.bestFit().map(AnalysisPage::says).orElse("");
    String says =
        "Low to high is where the best of %d models drawn from the %d has a property in 95 %% of draws: the spread of the %d best models. It is no confidence interval of an optimum. Trends are rank correlations, from −1 to 1.%s"
            .formatted(analysis.draws(), analysis.errors().n(), analysis.modelsThatMatter(), fit);
    List<List<String>> rows = properties.stream().map(AnalysisPage::row).toList();
    body.append(
        Html.card(
            "Where the best models lie",
            says,
            Html.table(
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

  private static String says(BestFit fit) {
    return " The widths of the %d best lie %.3f from a linear rule (e_fit, in logarithms)."
        .formatted(fit.models(), fit.error());
  }

  private static List<String> row(Property property) {
    return List.of(
        property.name(),
        Figures.shown(property.range().low()),
        Figures.shown(property.range().median()),
        Figures.shown(property.range().high()),
        trend(property.errorTrend()),
        trend(property.flopsTrend()),
        property.inWords());
  }

  private static String trend(@Nullable Double trend) {
    return trend == null ? "–" : Figures.signed(trend);
  }

  private void scatters(Analysis analysis, List<Property> properties) {
    List<Property> drawn =
        properties.stream()
            .filter(property -> !property.isConstant())
            .sorted(Comparator.comparingDouble(AnalysisPage::weakness))
            .limit(MOST_DRAWN)
            .toList();
    body.append("<div class=\"pairs\">\n");
    double[] errors = analysis.modelErrors();
    for (Property property : drawn) {
      String chart = ScatterChart.of(property, analysis.values(property.name()), errors);
      body.append(
          Html.card(
              property.name(),
              says(property),
              "<figure>%s</figure>%s".formatted(chart, table(property))));
    }
    body.append("</div>\n");
  }

  private static double weakness(Property property) {
    Double trend = property.errorTrend();
    return trend == null ? 0 : -Math.abs(trend);
  }

  private static String says(Property property) {
    String dots =
        property.models() > ScatterChart.MOST_DOTS
            ? "A dot stands for one of every few models"
            : "A dot is a model";
    return dots + "; shaded is where the best lie, the dashed line is their median.";
  }

  private static String table(Property property) {
    return Html.table(
        property.inWords(),
        List.of("models", "low", "median", "high", "least", "largest", "trend"),
        6,
        List.of(
            List.of(
                Integer.toString(property.models()),
                Figures.shown(property.range().low()),
                Figures.shown(property.range().median()),
                Figures.shown(property.range().high()),
                Figures.shown(property.least()),
                Figures.shown(property.largest()),
                trend(property.errorTrend()))));
  }
}
