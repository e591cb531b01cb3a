package io.netspace.local.analysis;

import java.util.stream.IntStream;

/** The error of each model against a property, with the range of the best shaded. */
final class ScatterChart {
  /** More dots than this are spread evenly over the models. */
  static final int MOST_DOTS = 1500;

  private static final double WIDTH = 560;
  private static final double HEIGHT = 300;

  private ScatterChart() {}

  static String of(Property property, double[] values, double[] errors) {
    Chart chart = new Chart(WIDTH, HEIGHT, "Error against " + property.name());
    int[] shown = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
    double least = IntStream.of(shown).mapToDouble(i -> errors[i]).min().orElseThrow();
    double most = IntStream.of(shown).mapToDouble(i -> errors[i]).max().orElseThrow();
    Axis across = Axis.holding(property.least(), property.largest(), Chart.LEFT, chart.right());
    Axis up = Axis.linear(least, most, chart.bottom(), Chart.TOP);
    chart.vertical(up, Figures::shown).horizontal(across, label(property, across), Figures::shown);
    chart.rectangle("range", across.at(property.range().low()), across.at(property.range().high()));
    double median = across.at(property.range().median());
    chart.line("median", median, Chart.TOP, median, chart.bottom());
    int every = Math.max(1, (shown.length + MOST_DOTS - 1) / MOST_DOTS);
    chart.group(
        "points",
        () -> {
          for (int i = 0; i < shown.length; i += every) {
            chart.circle(across.at(values[shown[i]]), up.at(errors[shown[i]]), 2.6);
          }
        });
    return chart.svg();
  }

  private static String label(Property property, Axis axis) {
    return property.name()
        + (axis.logarithmic() ? ", logarithmic" : "")
        + " · error in percent upwards";
  }
}
