package io.netspace.sampler.domain.state;

import io.netspace.model.study.PopulationId;

/**
 * The progress of one open population.
 *
 * @param requested number of candidates requested
 * @param sampled number of candidates sampled so far
 * @param outstanding of these, those without an outcome
 * @param exhausted whether the draw limit was reached without a new network
 * @param paused whether its study is paused
 */
public record PopulationProgress(
    PopulationId id,
    int requested,
    int sampled,
    int outstanding,
    boolean exhausted,
    boolean paused) {

  /** Whether its next candidate may be sampled. */
  public boolean needsMore() {
    return sampled < requested && !exhausted && !paused;
  }

  PopulationProgress withSampled() {
    return new PopulationProgress(id, requested, sampled + 1, outstanding + 1, exhausted, paused);
  }

  PopulationProgress withExhausted() {
    return new PopulationProgress(id, requested, sampled, outstanding, true, paused);
  }
}
