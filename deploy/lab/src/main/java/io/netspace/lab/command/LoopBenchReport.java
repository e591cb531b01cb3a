package io.netspace.lab.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.cli.common.TextTable;
import io.netspace.lab.loop.LoopLoad;
import io.netspace.lab.loop.LoopMeasurements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run of the loop measured, for people and as JSON. */
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

  static ObjectNode json(LoopLoad load, LoopMeasurements figures) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("study", figures.study())
            .put("state", figures.state())
            .put("trainers", "waiting")
            .put("waitingTrainers", load.trainers())
            .put("waitMillis", load.waitPerBatch().toMillis())
            .put("maxOutstanding", load.outstanding())
            .put("cores", figures.cores())
            .put("outcomes", figures.outcomes())
            .put("outcomesPerSecond", figures.perSecond())
            .put("outcomesPerSecondLastThird", figures.perSecondInTheLastThird())
            .put("edfLagMedianSeconds", figures.medianLagSeconds())
            .put("edfLagP99Seconds", figures.p99LagSeconds());
    ObjectNode processes = line.putObject("processes");
    figures
        .processes()
        .forEach(
            (name, of) ->
                processes
                    .putObject(name)
                    .put("residentMegabytesAt10000", of.megabytesEarly())
                    .put("residentMegabytesAtEnd", of.megabytesAtEnd())
                    .put("residentMegabytesPeak", of.megabytesAtPeak())
                    .put("cpuSeconds", of.cpu().toMillis() / MILLIS));
    return line;
  }
}
