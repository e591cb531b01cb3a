package io.netspace.sampler.application;

import io.netspace.model.common.InvalidValueException;

/**
 * The limits of sampling.
 *
 * @param maxOutstanding candidates without an outcome, over all open populations
 * @param maxDraws consecutive draws without a new network after which a population is exhausted
 */
public record SamplingLimits(int maxOutstanding, long maxDraws) {
  public SamplingLimits {
    if (maxOutstanding < 1 || maxDraws < 1) {
      throw new InvalidValueException(
          "maxOutstanding", maxOutstanding, "and maxDraws (" + maxDraws + ") must be 1 or more");
    }
  }
}
