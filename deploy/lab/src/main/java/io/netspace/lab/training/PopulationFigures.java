package io.netspace.lab.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The speed of training a population, from the figures of its networks.
 *
 * @param networks one or more, each as {@code TrainingBench} writes it
 * @param epochImages images of the epoch that networks per second refer to
 */
public record PopulationFigures(List<JsonNode> networks, int epochImages) {
  /**
   * The part of the steps that one kind of operation, or one code of it, takes.
   *
   * @param share of the steps' CPU time, the mean over the networks
   * @param networks that run it
   */
  public record Share(
      String engine,
      String operation,
      String implementation,
      boolean isReference,
      double share,
      int networks) {}

  /** What the engine's operations do not account for: loss, linear layer, update, DL4J. */
  static final String REST = "rest of the step";

  /** Images of a validation, for each of the epoch before it. */
  private static final double VALIDATION_PART = 0.25;

  public PopulationFigures {
    networks = List.copyOf(networks);
  }

  /** Networks per second: an epoch each, with the network's start, without validation. */
  public double networksPerSecond() {
    double seconds =
        networks.stream()
            .mapToDouble(
                of ->
                    of.path("startMilliseconds").asDouble() / 1e3
                        + epochImages / of.path("imagesPerSecond").asDouble())
            .sum();
    return networks.size() / seconds;
  }

  /**
   * The part of a candidate's time that is not steps of training: its start, waiting for images,
   * and validation with a quarter as many images after each epoch; the mean over the networks.
   *
   * @param epochs of {@code epochImages} images each
   */
  public double shareOutsideSteps(int epochs) {
    return networks.stream()
        .mapToDouble(of -> shareOutsideSteps(of, (double) epochs * epochImages))
        .average()
        .orElse(0);
  }

  private static double shareOutsideSteps(JsonNode network, double images) {
    double steps = images / network.path("batch").asDouble();
    double waiting = steps * network.path("waitingMilliseconds").asDouble() / 1e3;
    double validation =
        VALIDATION_PART * images / network.path("inferenceImagesPerProcessorSecond").asDouble();
    double starts =
        (network.path("startMilliseconds").asDouble()
                + network.path("inferenceStartProcessorMilliseconds").asDouble())
            / 1e3;
    double training = images / network.path("imagesPerSecond").asDouble();
    return (starts + waiting + validation) / (starts + validation + training);
  }

  /** Start of the first network of the process, which loads libraries and compiles kernels. */
  public double firstStartMilliseconds() {
    return networks.getFirst().path("startMilliseconds").asDouble();
  }

  /** Geometric mean of a figure that is positive. */
  public double geometricMean(String figure) {
    return geometricMean(of -> of.path(figure).asDouble());
  }

  /** Geometric mean of a figure of the processes at the same time. */
  public double geometricMeanTogether(String figure) {
    return geometricMean(of -> of.path("together").path(figure).asDouble());
  }

  private double geometricMean(ToDoubleFunction<JsonNode> figure) {
    return Math.exp(
        networks.stream()
            .mapToDouble(of -> Math.log(figure.applyAsDouble(of)))
            .average()
            .orElse(0));
  }

  public double least(String figure) {
    return figures(of -> of.path(figure).asDouble())[0];
  }

  public double most(String figure) {
    double[] sorted = figures(of -> of.path(figure).asDouble());
    return sorted[sorted.length - 1];
  }

  private double[] figures(ToDoubleFunction<JsonNode> figure) {
    return networks.stream().mapToDouble(figure).sorted().toArray();
  }

  /** Shares of the codes, the largest first, with the rest of the steps; they add up to 1. */
  public List<Share> shares() {
    Map<String, Share> shareByCode = new LinkedHashMap<>();
    for (JsonNode network : networks) {
      String engine = network.path("engine").asText();
      double step = network.path("measuredStepMilliseconds").asDouble();
      double rest = 1;
      for (JsonNode of : network.path("operations")) {
        double share = of.path("milliseconds").asDouble() / step;
        rest -= share;
        add(
            shareByCode,
            new Share(
                engine,
                of.path("operation").asText(),
                of.path("implementation").asText(),
                of.path("reference").asBoolean(),
                share / networks.size(),
                1));
      }
      add(shareByCode, new Share(engine, REST, "", false, rest / networks.size(), 1));
    }
    return shareByCode.values().stream()
        .sorted(Comparator.comparingDouble(Share::share).reversed())
        .toList();
  }

  private static void add(Map<String, Share> shareByCode, Share share) {
    shareByCode.merge(
        String.join("|", share.engine(), share.operation(), share.implementation()),
        share,
        (a, b) ->
            new Share(
                a.engine(),
                a.operation(),
                a.implementation(),
                a.isReference(),
                a.share() + b.share(),
                a.networks() + b.networks()));
  }

  /** Number of networks by engine. */
  public Map<String, Integer> networksByEngine() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    networks.forEach(of -> counts.merge(of.path("engine").asText(), 1, Integer::sum));
    return counts;
  }

  /** All of it as JSON. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("networks", networks.size())
        .put("networksPerSecond", networksPerSecond())
        .put("epochImages", epochImages)
        .put("imagesPerSecond", geometricMean("imagesPerSecond"))
        .put("leastImagesPerSecond", least("imagesPerSecond"))
        .put("mostImagesPerSecond", most("imagesPerSecond"))
        .put("imagesPerProcessorSecond", geometricMean("imagesPerProcessorSecond"))
        .put("startMilliseconds", geometricMean("startMilliseconds"))
        .put("firstStartMilliseconds", firstStartMilliseconds())
        .put("shareOutsideSteps", shareOutsideSteps(1))
        .put("shareOfPeak", geometricMean("shareOfPeak"))
        .put("shareOfBandwidth", geometricMean("shareOfBandwidth"));
    ObjectNode engines = json.putObject("networksByEngine");
    networksByEngine().forEach(engines::put);
    ArrayNode shares = json.putArray("shares");
    for (Share share : shares()) {
      shares
          .addObject()
          .put("engine", share.engine())
          .put("operation", share.operation())
          .put("implementation", share.implementation())
          .put("reference", share.isReference())
          .put("share", share.share())
          .put("networks", share.networks());
    }
    return json;
  }
}
