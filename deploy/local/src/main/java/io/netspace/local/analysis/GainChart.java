package io.netspace.local.analysis;

/** The interval of a gain on a line, with what it must be above or below. */
final class GainChart {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 130;

  private GainChart() {}

  static String of(GainComparison gain) {
    Chart chart = new Chart(WIDTH, HEIGHT, "The gain and its interval, in points");
    double margin = gain.request().margin();
    double least = Math.min(gain.interval().low(), -margin);
    double most = Math.max(gain.interval().high(), gain.request().smallestGain());
    Axis axis = Axis.linear(least, most, Chart.LEFT, chart.right());
    chart.horizontal(axis, "gain in points: the challenger is better to the right", Figures::shown);
    chart.line("base", axis.at(0), Chart.TOP, axis.at(0), chart.bottom());
    chart.line("median", axis.at(-margin), Chart.TOP, axis.at(-margin), chart.bottom());
    double middle = (Chart.TOP + chart.bottom()) / 2;
    double low = axis.at(gain.interval().low());
    double high = axis.at(gain.interval().high());
    chart.line("series s1", low, middle, high, middle);
    chart.line("series s1", low, middle - 7, low, middle + 7);
    chart.line("series s1", high, middle - 7, high, middle + 7);
    chart.group("points", () -> chart.circle(axis.at(gain.gain()), middle, 6));
    return chart.svg();
  }
}
