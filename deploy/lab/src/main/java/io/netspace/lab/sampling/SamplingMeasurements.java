package io.netspace.lab.sampling;

import java.util.List;

/**
 * The measurements of sampling, per second of one core, which are also written as JSON.
 *
 * @param complexityEvaluationsPerSecond computations of flops, parameters and activations
 */
public record SamplingMeasurements(
    double complexityEvaluationsPerSecond, List<SpaceMeasurements> spaces) {
  public SamplingMeasurements {
    spaces = List.copyOf(spaces);
  }

  /**
   * The measurements of one space.
   *
   * @param drawsPerSecond settings drawn and their flops counted, most of them outside the window
   * @param acceptanceRate share of the draws inside the window
   * @param acceptedPerSecond finished candidates: distinct, with network, complexity and hash
   */
  public record SpaceMeasurements(
      String space, double drawsPerSecond, double acceptanceRate, double acceptedPerSecond) {}
}
