package io.netspace.offline.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.RandomSearch;
import io.netspace.offline.analysis.GainComparison;
import io.netspace.offline.analysis.NormalisedErrors;
import io.netspace.offline.analysis.PopulationAnalysis;
import io.netspace.offline.analysis.PopulationComparison;
import io.netspace.offline.analysis.PropertyStatistics;
import java.util.List;
import java.util.Locale;

/** An analysis as programs read it: errors in percent, gains in points, shares of 1. */
public final class AnalysisJson {
  private AnalysisJson() {}

  /** Of one population. */
  public static ObjectNode of(PopulationAnalysis analysis) {
    ObjectNode json = populationJson(analysis);
    analysis.normalised().ifPresent(errors -> addNormalised(json, errors, analysis));
    return json;
  }

  /** Of two, with their comparison. */
  public static ObjectNode of(PopulationComparison comparison) {
    PopulationAnalysis incumbent = comparison.incumbent();
    PopulationAnalysis challenger = comparison.challenger();
    ObjectNode json = populationJson(incumbent);
    incumbent.normalised(challenger).ifPresent(errors -> addNormalised(json, errors, incumbent));
    ObjectNode other = populationJson(challenger);
    challenger.normalised(incumbent).ifPresent(errors -> addNormalised(other, errors, challenger));
    json.set("other", other);
    ObjectNode ks = json.putObject("ks");
    ks.put("statistic", comparison.ks().statistic()).put("pValue", comparison.ks().pValue());
    ks.putObject("fileBetter")
        .put("statistic", comparison.ks().firstAbove())
        .put("pValue", comparison.ks().firstAbovePValue());
    ks.putObject("otherBetter")
        .put("statistic", comparison.ks().firstBelow())
        .put("pValue", comparison.ks().firstBelowPValue());
    json.putObject("mannWhitney")
        .put("u", comparison.mannWhitney().u())
        .put("fileLarger", comparison.mannWhitney().firstLarger())
        .put("pValue", comparison.mannWhitney().pValue());
    json.set("comparison", gain(comparison.gain()));
    return json;
  }

  private static void addNormalised(
      ObjectNode json, NormalisedErrors errors, PopulationAnalysis analysis) {
    json.set("normalised", normalised(errors, analysis.request().points()));
  }

  private static ObjectNode populationJson(PopulationAnalysis analysis) {
    ErrorDistribution errors = analysis.errors();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("file", analysis.file())
            .put("form", analysis.form().name().toLowerCase(Locale.ROOT))
            .put("errorColumn", analysis.errorColumn())
            .put("n", errors.n())
            .put("missing", analysis.missing())
            .put("unfinished", analysis.unfinished());
    addSummary(json, errors);
    json.put("max", errors.error(errors.n() - 1)).put("area", errors.area());
    json.set("edf", curve(errors, analysis.request().points()));
    json.putObject("band")
        .put("confidence", analysis.request().confidence())
        .put("halfWidth", analysis.bandHalfWidth());
    json.set("randomSearch", randomSearch(analysis.randomSearch()));
    json.put("sampleFraction", analysis.request().sampleFraction())
        .put("modelsThatMatter", analysis.bestModelCount());
    addProperties(json, analysis.properties());
    analysis
        .bestFit()
        .ifPresent(
            fit ->
                json.putObject("linearFit")
                    .put("models", fit.models())
                    .put("mass", fit.mass())
                    .put("error", fit.error()));
    return json;
  }

  private static void addSummary(ObjectNode json, ErrorDistribution errors) {
    json.put("min", errors.min()).put("mean", errors.mean()).put("median", errors.median());
  }

  private static ArrayNode curve(ErrorDistribution errors, int points) {
    ArrayNode curve = JsonNodeFactory.instance.arrayNode();
    errors
        .steps(points)
        .forEach(step -> curve.addArray().add(step.errorPercent()).add(step.fraction()));
    return curve;
  }

  private static ObjectNode normalised(NormalisedErrors normalised, int points) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("column", normalised.column())
            .put("low", normalised.low())
            .put("high", normalised.high())
            .put("bins", normalised.bins())
            .put("emptyBins", normalised.emptyBins())
            .put("outside", normalised.outside())
            .put("effectiveSampleSize", normalised.errors().effectiveSampleSize())
            .put("min", normalised.errors().min())
            .put("mean", normalised.errors().mean());
    json.set("edf", curve(normalised.errors(), points));
    return json;
  }

  private static ArrayNode randomSearch(List<RandomSearch.Best> curve) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    curve.forEach(
        best ->
            json.addObject()
                .put("models", best.models())
                .put("mean", best.mean())
                .put("deviation", best.deviation()));
    return json;
  }

  private static void addProperties(ObjectNode json, List<PropertyStatistics> properties) {
    ObjectNode ranges = json.putObject("bestRanges");
    ObjectNode trends = json.putObject("trends");
    for (PropertyStatistics property : properties) {
      ranges
          .putArray(property.name())
          .add(property.range().low())
          .add(property.range().median())
          .add(property.range().high());
      trends
          .putObject(property.name())
          .put("n", property.models())
          .put("error", property.errorTrend())
          .put("flops", property.flopsTrend())
          .put("shareInside", property.shareInside());
    }
  }

  private static ObjectNode gain(GainComparison gain) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("gain", gain.gain())
            .put("verdict", gain.verdict().name());
    json.putArray("interval").add(gain.interval().low()).add(gain.interval().high());
    json.put("confidence", gain.request().confidence())
        .put("margin", gain.request().margin())
        .put("smallestGain", gain.request().minimumEffect())
        .put("pilot", gain.pilot());
    json.putArray("window").add(gain.window().low()).add(gain.window().high());
    json.put("pairs", gain.pairs()).put("leftOut", gain.excludedPairs());
    GainComparison.FirstVerdict first = gain.firstVerdict();
    if (first == null) {
      json.putNull("first");
    } else {
      json.putObject("first").put("pairs", first.pairs()).put("verdict", first.verdict().name());
    }
    json.putObject("signTest")
        .put("wins", gain.wins())
        .put("unequal", gain.unequalPairs())
        .put("evidence", gain.signEvidence());
    return json;
  }
}
