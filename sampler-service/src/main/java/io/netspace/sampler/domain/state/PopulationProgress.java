package io.netspace.sampler.domain.state;

import io.netspace.model.study.PopulationId;

/**
 * How far one population has come.
 *
 * @param requested candidates it is to have
 * @param sampled candidates it has
 * @param outstanding of these, without an outcome so far
 * @param exhausted whether the effort was spent without a new network
 * @param paused whether its study is paused
 */
public record PopulationProgress(
    PopulationId id,
    int requested,
    int sampled,
    int outstanding,
    boolean exhausted,
    boolean paused) {

  /** Whether its next candidate is to be sampled. */
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
