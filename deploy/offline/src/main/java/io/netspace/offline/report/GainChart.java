package io.netspace.offline.report;

import io.netspace.offline.analysis.GainComparison;
import io.netspace.offline.common.NumberFormatting;

/** The interval of a gain, with the margin and zero. */
final class GainChart {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 130;

  private GainChart() {}

  static String of(GainComparison gain) {
    SvgChart chart = new SvgChart(WIDTH, HEIGHT, "The gain and its interval, in points");
    double margin = gain.request().margin();
    double min = Math.min(gain.interval().low(), -margin);
    double max = Math.max(gain.interval().high(), gain.request().minimumEffect());
    Axis axis = Axis.linear(min, max, SvgChart.LEFT, chart.right());
    chart.horizontalAxis(
        axis,
        "gain in points: the challenger is better to the right",
        NumberFormatting::abbreviated);
    chart.line("base", axis.position(0), SvgChart.TOP, axis.position(0), chart.bottom());
    chart.line(
        "median", axis.position(-margin), SvgChart.TOP, axis.position(-margin), chart.bottom());
    double middle = (SvgChart.TOP + chart.bottom()) / 2;
    double low = axis.position(gain.interval().low());
    double high = axis.position(gain.interval().high());
    chart.line("series s1", low, middle, high, middle);
    chart.line("series s1", low, middle - 7, low, middle + 7);
    chart.line("series s1", high, middle - 7, high, middle + 7);
    chart.group("points", () -> chart.circle(axis.position(gain.gain()), middle, 6));
    return chart.svg();
  }
}
