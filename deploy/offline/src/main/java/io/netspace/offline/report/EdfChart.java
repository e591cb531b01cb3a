package io.netspace.offline.report;

import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.offline.common.NumberFormatting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** EDFs as step functions, each with its confidence band, and a legend. */
final class EdfChart {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 360;

  private EdfChart() {}

  /**
   * A curve of the chart.
   *
   * @param halfWidth of its confidence band, in [0, 1]; null for none
   */
  record Curve(String name, ErrorDistribution errors, @Nullable Double halfWidth) {}

  /** The chart of one or two curves. */
  static String of(String title, List<Curve> curves, int points) {
    SvgChart chart = new SvgChart(WIDTH, HEIGHT, title);
    double min = curves.stream().mapToDouble(c -> c.errors().error(0)).min().orElseThrow();
    double max =
        curves.stream().mapToDouble(c -> c.errors().error(c.errors().n() - 1)).max().orElseThrow();
    Axis errors = Axis.linear(min, max, SvgChart.LEFT, chart.right());
    Axis shares = new Axis(0, 1, false, chart.bottom(), SvgChart.TOP);
    chart
        .verticalAxis(shares, NumberFormatting::wholePercent)
        .horizontalAxis(errors, "error in percent", NumberFormatting::abbreviated);
    for (int i = 0; i < curves.size(); i++) {
      band(chart, curves.get(i), errors, shares, points, "band f" + (i + 1));
    }
    for (int i = 0; i < curves.size(); i++) {
      List<ErrorDistribution.Step> steps = curves.get(i).errors().steps(points);
      chart.path("series s" + (i + 1), stepPath(steps, errors, shares, 0));
    }
    return chart.svg() + legend(curves);
  }

  private static void band(
      SvgChart chart, Curve curve, Axis errors, Axis shares, int points, String kind) {
    Double halfWidth = curve.halfWidth();
    if (halfWidth != null) {
      List<ErrorDistribution.Step> steps = curve.errors().steps(points);
      chart.path(
          kind,
          stepPath(steps, errors, shares, halfWidth)
              + reversedStepPath(steps, errors, shares, -halfWidth)
              + "Z");
    }
  }

  /** The steps from left to right over the whole chart, shifted up. */
  private static String stepPath(
      List<ErrorDistribution.Step> steps, Axis errors, Axis shares, double above) {
    StringBuilder path = new StringBuilder("M" + x(errors.from()) + " " + y(shares, above));
    for (ErrorDistribution.Step step : steps) {
      path.append("H").append(x(errors.position(step.errorPercent())));
      path.append("V").append(y(shares, step.fraction() + above));
    }
    return path.append("H").append(x(errors.to())).toString();
  }

  private static String reversedStepPath(
      List<ErrorDistribution.Step> steps, Axis errors, Axis shares, double above) {
    StringBuilder path = new StringBuilder("V" + y(shares, 1 + above));
    for (int i = steps.size() - 1; i >= 0; i--) {
      path.append("H").append(x(errors.position(steps.get(i).errorPercent())));
      double share = i == 0 ? 0 : steps.get(i - 1).fraction();
      path.append("V").append(y(shares, share + above));
    }
    return path.append("H").append(x(errors.from())).toString();
  }

  private static String x(double place) {
    return SvgChart.coordinate(place);
  }

  private static String y(Axis shares, double share) {
    return SvgChart.coordinate(shares.position(Math.clamp(share, 0, 1)));
  }

  private static String legend(List<Curve> curves) {
    StringBuilder html = new StringBuilder("<ul class=\"legend\">");
    for (int i = 0; i < curves.size(); i++) {
      html.append(
          "<li><svg viewBox=\"0 0 30 10\" aria-hidden=\"true\"><path class=\"series s%d\" d=\"M0 5H30\"/></svg>%s</li>"
              .formatted(i + 1, HtmlEscaper.escape(curves.get(i).name())));
    }
    return html.append("</ul>").toString();
  }
}
