package io.netspace.lab.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.cli.common.TextTable;
import io.netspace.cli.operations.AuditReport;
import io.netspace.lab.loop.LoopLoad;
import io.netspace.lab.loop.LoopMeasurements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measurements of the loop benchmark, as text and as JSON. */
final class LoopBenchReport {
  private static final double MILLIS = 1e3;

  private LoopBenchReport() {}

  static List<String> lines(LoopLoad load, LoopMeasurements figures) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "study %s %s: %,d outcomes durable in the log",
            figures.study(),
            figures.state(),
            figures.outcomes()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%,.0f outcomes/s, %,.0f/s in the last third; from outcome to EDF %s ms median, %s ms p99",
            figures.perSecond(),
            figures.perSecondInTheLastThird(),
            millis(figures.medianLagSeconds()),
            millis(figures.p99LagSeconds())));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d cores; %d waiting trainers (nothing is trained), wait %d ms a batch, %d outstanding",
            figures.cores(),
            load.trainers(),
            load.waitPerBatch().toMillis(),
            load.outstanding()));
    lines.add("");
    TextTable table = new TextTable("process", "MB at 10,000", "MB at end", "MB peak", "CPU s");
    figures
        .processes()
        .forEach(
            (name, of) ->
                table.add(
                    name,
                    of.megabytesEarly() == 0 ? "–" : Long.toString(of.megabytesEarly()),
                    Long.toString(of.megabytesAtEnd()),
                    Long.toString(of.megabytesAtPeak()),
                    String.format(Locale.ROOT, "%.1f", of.cpu().toMillis() / MILLIS)));
    lines.addAll(table.lines());
    lines.add("");
    return lines;
  }

  private static String millis(@Nullable Double seconds) {
    return seconds == null ? "–" : String.format(Locale.ROOT, "%.1f", seconds * MILLIS);
  }

  /**
   * One line of JSON.
   *
   * @param audit of the study; null if the audit does not have it
   */
  record Line(
      String study,
      String state,
      String trainers,
      int waitingTrainers,
      long waitMillis,
      int maxOutstanding,
      int cores,
      int outcomes,
      double outcomesPerSecond,
      double outcomesPerSecondLastThird,
      @Nullable Double edfLagMedianSeconds,
      @Nullable Double edfLagP99Seconds,
      Map<String, Usage> processes,
      @JsonInclude(JsonInclude.Include.NON_NULL) AuditReport.@Nullable Line audit) {
    static Line of(LoopLoad load, LoopMeasurements figures, AuditReport.@Nullable Line audit) {
      Map<String, Usage> processes = new LinkedHashMap<>();
      figures.processes().forEach((name, of) -> processes.put(name, Usage.of(of)));
      return new Line(
          figures.study(),
          figures.state(),
          "waiting",
          load.trainers(),
          load.waitPerBatch().toMillis(),
          load.outstanding(),
          figures.cores(),
          figures.outcomes(),
          figures.perSecond(),
          figures.perSecondInTheLastThird(),
          figures.medianLagSeconds(),
          figures.p99LagSeconds(),
          processes,
          audit);
    }
  }

  record Usage(
      long residentMegabytesAt10000,
      long residentMegabytesAtEnd,
      long residentMegabytesPeak,
      double cpuSeconds) {
    static Usage of(LoopMeasurements.ProcessMeasurements figures) {
      return new Usage(
          figures.megabytesEarly(),
          figures.megabytesAtEnd(),
          figures.megabytesAtPeak(),
          figures.cpu().toMillis() / MILLIS);
    }
  }
}
