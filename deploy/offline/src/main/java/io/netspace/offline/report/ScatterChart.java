package io.netspace.offline.report;

import io.netspace.offline.analysis.PropertyStatistics;
import io.netspace.offline.common.NumberFormatting;
import java.util.stream.IntStream;

/** The error of each model by a property, with the range of the best models shaded. */
final class ScatterChart {
  /** Maximum number of dots; of more models every n-th has one. */
  static final int MAX_DOTS = 1500;

  private static final double WIDTH = 560;
  private static final double HEIGHT = 300;

  private ScatterChart() {}

  static String of(PropertyStatistics property, double[] values, double[] errors) {
    SvgChart chart = new SvgChart(WIDTH, HEIGHT, "Error against " + property.name());
    int[] shown = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
    double min = IntStream.of(shown).mapToDouble(i -> errors[i]).min().orElseThrow();
    double max = IntStream.of(shown).mapToDouble(i -> errors[i]).max().orElseThrow();
    Axis across = Axis.containing(property.min(), property.max(), SvgChart.LEFT, chart.right());
    Axis up = Axis.linear(min, max, chart.bottom(), SvgChart.TOP);
    chart
        .verticalAxis(up, NumberFormatting::abbreviated)
        .horizontalAxis(across, label(property, across), NumberFormatting::abbreviated);
    chart.rectangle(
        "range", across.position(property.range().low()), across.position(property.range().high()));
    double median = across.position(property.range().median());
    chart.line("median", median, SvgChart.TOP, median, chart.bottom());
    int every = Math.max(1, (shown.length + MAX_DOTS - 1) / MAX_DOTS);
    chart.group(
        "points",
        () -> {
          for (int i = 0; i < shown.length; i += every) {
            chart.circle(across.position(values[shown[i]]), up.position(errors[shown[i]]), 2.6);
          }
        });
    return chart.svg();
  }

  private static String label(PropertyStatistics property, Axis axis) {
    return property.name()
        + (axis.logarithmic() ? ", logarithmic" : "")
        + " · error in percent upwards";
  }
}
