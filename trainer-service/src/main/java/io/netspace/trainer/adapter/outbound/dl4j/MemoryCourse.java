package io.netspace.trainer.adapter.outbound.dl4j;

import java.util.List;

/**
 * The resident memory of a process over the networks that it trains.
 *
 * @param points in the order of the networks
 */
record MemoryCourse(List<Point> points) {
  private static final double EARLY = 0.2;

  /** Share that the memory at the end may be above that at a fifth of the way. */
  private static final double MOST_GROWTH = 0.1;

  /**
   * Memory at one time.
   *
   * @param networks trained so far
   * @param bytes resident
   */
  record Point(int networks, long bytes) {}

  MemoryCourse {
    points = List.copyOf(points);
  }

  /** At a fifth of the way, when everything there is to load is loaded. */
  Point early() {
    int wanted = (int) Math.ceil(EARLY * last().networks());
    return points.stream().filter(point -> point.networks() >= wanted).findFirst().orElseThrow();
  }

  Point last() {
    return points.getLast();
  }

  /** From a fifth of the way to the end, as a share of what it was; negative if it shrank. */
  double growth() {
    return (double) (last().bytes() - early().bytes()) / early().bytes();
  }

  /** Slope of the straight line that is nearest to the points from a fifth of the way on. */
  double bytesPerNetwork() {
    List<Point> later =
        points.stream().filter(point -> point.networks() >= early().networks()).toList();
    double meanNetworks = later.stream().mapToInt(Point::networks).average().orElseThrow();
    double meanBytes = later.stream().mapToLong(Point::bytes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Point point : later) {
      double beside = point.networks() - meanNetworks;
      products += beside * (point.bytes() - meanBytes);
      squares += beside * beside;
    }
    return squares == 0 ? 0 : products / squares;
  }

  boolean isSteady() {
    return growth() <= MOST_GROWTH;
  }
}
