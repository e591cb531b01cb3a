package io.netspace.lab.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.TextTable;
import io.netspace.lab.training.PopulationFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of training as tables. */
final class TrainingReport {
  /** Shares below this are left out of the table of operations, unless of reference code. */
  private static final double LEAST_SHARE = 0.005;

  private TrainingReport() {}

  /** A line for each network. */
  static List<String> networks(List<JsonNode> figures) {
    TextTable table =
        new TextTable(
            "network",
            "MF",
            "images/s",
            "ms/step",
            "forward",
            "backward",
            "update",
            "waiting",
            "GFLOP/s",
            "of peak",
            "of bandwidth",
            "engine");
    for (JsonNode of : figures) {
      table.add(
          of.path("network").asText(),
          number("%.1f", of.path("flops").asDouble() / 1e6),
          number("%,.0f", of.path("imagesPerSecond").asDouble()),
          number("%.1f", of.path("stepMilliseconds").asDouble()),
          number("%.1f", of.path("forwardMilliseconds").asDouble()),
          number("%.1f", of.path("backwardMilliseconds").asDouble()),
          number("%.2f", of.path("updateMilliseconds").asDouble()),
          number("%.2f", of.path("waitingMilliseconds").asDouble()),
          number("%.1f", of.path("gigaflopsPerSecond").asDouble()),
          percent(of.path("shareOfPeak").asDouble()),
          percent(of.path("shareOfBandwidth").asDouble()),
          of.path("engine").asText());
    }
    return table.lines();
  }

  /** What holds for the population as a whole. */
  static List<String> population(PopulationFigures of) {
    return List.of(
        number("%,.0f images/s, the geometric mean of ", of.geometricMean("imagesPerSecond"))
            + of.networks().size()
            + number(" networks (%,.0f to ", of.least("imagesPerSecond"))
            + number("%,.0f); ", of.most("imagesPerSecond"))
            + number("%.3g networks/s, an epoch of ", of.networksPerSecond())
            + number("%,.0f images each", of.epochImages()),
        percent(of.geometricMean("shareOfPeak"))
            + " of the peak, "
            + percent(of.geometricMean("shareOfBandwidth"))
            + " of the limit by memory bandwidth; "
            + number("%.0f ms to start a network, ", of.geometricMean("startMilliseconds"))
            + number("%.0f ms the first of the process", of.firstStartMilliseconds()),
        number(
                "%.1f %% of a candidate's time is not steps of training: ",
                100 * of.shareOutsideSteps(1))
            + "start, waiting for images, validation (one epoch, a quarter as many images after"
            + " it)",
        of.networksByEngine().entrySet().stream()
            .map(engine -> engine.getValue() + " networks on " + engine.getKey())
            .collect(Collectors.joining(", ")));
  }

  /** What processes at the same time do, against one alone. */
  static List<String> workers(PopulationFigures figures) {
    TextTable table =
        new TextTable("network", "images/s alone", "together", "speedup", "CPU time of a step");
    for (JsonNode of : figures.networks()) {
      JsonNode together = of.path("together");
      table.add(
          of.path("network").asText(),
          number("%,.0f", of.path("imagesPerSecond").asDouble()),
          number("%,.0f", together.path("imagesPerSecond").asDouble()),
          number("%.2f", together.path("speedup").asDouble()),
          number("× %.2f", together.path("processorTimeRatio").asDouble()));
    }
    table.add(
        "geometric mean",
        "",
        "",
        number("%.2f", figures.geometricMeanTogether("speedup")),
        number("× %.2f", figures.geometricMeanTogether("processorTimeRatio")));
    return table.lines();
  }

  /** Where the time goes: a line for each kind of operation, then one for each code. */
  static List<String> operations(PopulationFigures figures) {
    Map<String, Double> shareByOperation = new LinkedHashMap<>();
    TextTable codes = new TextTable("of the time", "operation", "code", "networks");
    for (PopulationFigures.Share of : figures.shares()) {
      shareByOperation.merge(of.operation(), of.share(), Double::sum);
      if (of.share() >= LEAST_SHARE || of.isReference()) {
        codes.add(
            number("%.1f %%", 100 * of.share()),
            of.operation(),
            of.implementation().isEmpty()
                ? ""
                : of.engine() + " " + of.implementation() + (of.isReference() ? "  REFERENCE" : ""),
            Integer.toString(of.networks()));
      }
    }
    TextTable operations = new TextTable("of the time", "operation");
    shareByOperation.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(
            share -> operations.add(number("%.1f %%", 100 * share.getValue()), share.getKey()));
    List<String> lines = new ArrayList<>(operations.lines());
    lines.add("");
    lines.addAll(codes.lines());
    return lines;
  }

  private static String percent(double share) {
    return number("%.0f %%", 100 * share);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
