package io.netspace.trainer.adapter.outbound.dl4j.bench;

import java.util.List;

/**
 * The resident memory of a process over the networks that it trains.
 *
 * @param samples in the order of the networks
 */
record MemoryTrend(List<Sample> samples) {
  private static final double BASELINE_FRACTION = 0.2;

  /** Share that the memory at the end may be above that at a fifth of the way. */
  private static final double MAX_GROWTH = 0.1;

  /**
   * Memory at one time.
   *
   * @param networks trained so far
   * @param bytes resident
   */
  record Sample(int networks, long bytes) {}

  MemoryTrend {
    samples = List.copyOf(samples);
  }

  /** At a fifth of the way, when everything there is to load is loaded. */
  Sample baseline() {
    int wanted = (int) Math.ceil(BASELINE_FRACTION * last().networks());
    return samples.stream().filter(point -> point.networks() >= wanted).findFirst().orElseThrow();
  }

  Sample last() {
    return samples.getLast();
  }

  /** From a fifth of the way to the end, as a share of what it was; negative if it shrank. */
  double growth() {
    return (double) (last().bytes() - baseline().bytes()) / baseline().bytes();
  }

  /** Slope of the straight line that is nearest to the points from a fifth of the way on. */
  double bytesPerNetwork() {
    List<Sample> later =
        samples.stream().filter(point -> point.networks() >= baseline().networks()).toList();
    double meanNetworks = later.stream().mapToInt(Sample::networks).average().orElseThrow();
    double meanBytes = later.stream().mapToLong(Sample::bytes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Sample point : later) {
      double beside = point.networks() - meanNetworks;
      products += beside * (point.bytes() - meanBytes);
      squares += beside * beside;
    }
    return squares == 0 ? 0 : products / squares;
  }

  boolean isSteady() {
    return growth() <= MAX_GROWTH;
  }
}
