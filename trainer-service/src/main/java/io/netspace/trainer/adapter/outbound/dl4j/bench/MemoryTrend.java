package io.netspace.trainer.adapter.outbound.dl4j.bench;

import java.util.List;

/**
 * The resident memory of a process as a function of the number of networks trained.
 *
 * @param samples in the order of training
 */
record MemoryTrend(List<Sample> samples) {
  private static final double BASELINE_FRACTION = 0.2;

  /** Largest relative growth from the baseline to the last sample that is no leak. */
  private static final double MAX_GROWTH = 0.1;

  /**
   * One measurement of the memory.
   *
   * @param networks trained so far
   * @param bytes of resident memory
   */
  record Sample(int networks, long bytes) {}

  MemoryTrend {
    samples = List.copyOf(samples);
  }

  /** The baseline: the sample at a fifth of the networks, when all code is loaded. */
  Sample baseline() {
    int wanted = (int) Math.ceil(BASELINE_FRACTION * last().networks());
    return samples.stream().filter(sample -> sample.networks() >= wanted).findFirst().orElseThrow();
  }

  Sample last() {
    return samples.getLast();
  }

  /** Relative growth from the baseline to the last sample; negative if the memory shrank. */
  double growth() {
    return (double) (last().bytes() - baseline().bytes()) / baseline().bytes();
  }

  /** Slope of the least-squares line through the samples from the baseline on. */
  double bytesPerNetwork() {
    List<Sample> later =
        samples.stream().filter(sample -> sample.networks() >= baseline().networks()).toList();
    double meanNetworks = later.stream().mapToInt(Sample::networks).average().orElseThrow();
    double meanBytes = later.stream().mapToLong(Sample::bytes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Sample sample : later) {
      double distance = sample.networks() - meanNetworks;
      products += distance * (sample.bytes() - meanBytes);
      squares += distance * distance;
    }
    return squares == 0 ? 0 : products / squares;
  }

  boolean isSteady() {
    return growth() <= MAX_GROWTH;
  }
}
