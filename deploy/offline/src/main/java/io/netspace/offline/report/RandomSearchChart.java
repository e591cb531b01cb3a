package io.netspace.offline.report;

import io.netspace.model.statistics.RandomSearch;
import io.netspace.offline.common.NumberFormatting;
import java.util.List;

/** The error of the best of n random models, with one standard deviation up and down. */
final class RandomSearchChart {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 260;

  private RandomSearchChart() {}

  static String of(List<RandomSearch.Best> curve) {
    SvgChart chart = new SvgChart(WIDTH, HEIGHT, "The best of so many models");
    double min = curve.stream().mapToDouble(b -> b.mean() - b.deviation()).min().orElseThrow();
    double max = curve.stream().mapToDouble(b -> b.mean() + b.deviation()).max().orElseThrow();
    double last = Math.max(2, curve.getLast().models());
    Axis models = new Axis(1, last, true, SvgChart.LEFT, chart.right());
    Axis errors = Axis.linear(min, max, chart.bottom(), SvgChart.TOP);
    chart
        .verticalAxis(errors, NumberFormatting::abbreviated)
        .horizontalAxis(
            models,
            "models drawn, logarithmic · error in percent upwards",
            NumberFormatting::abbreviated);
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    StringBuilder means = new StringBuilder();
    for (RandomSearch.Best best : curve) {
      String x = SvgChart.coordinate(models.position(best.models()));
      upper
          .append(upper.isEmpty() ? "M" : "L")
          .append(point(x, errors, best.mean() + best.deviation()));
      lower.insert(0, "L" + point(x, errors, best.mean() - best.deviation()));
      means.append(means.isEmpty() ? "M" : "L").append(point(x, errors, best.mean()));
    }
    chart.path("band f1", upper.append(lower).append("Z"));
    chart.path("series s1", means);
    return chart.svg();
  }

  private static String point(String x, Axis errors, double error) {
    return x + " " + SvgChart.coordinate(errors.position(error));
  }
}
