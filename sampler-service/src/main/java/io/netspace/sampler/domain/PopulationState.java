package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.PopulationId;

/**
 * How far one population has come.
 *
 * @param requested candidates it is to have
 * @param sampled candidates it has
 * @param outstanding of these, without an outcome so far
 * @param exhausted whether the effort was spent without a new network
 * @param paused whether its study is paused
 */
public record PopulationState(
    PopulationId id,
    int requested,
    int sampled,
    int outstanding,
    boolean exhausted,
    boolean paused) {

  /** Whether its next candidate is to be sampled. */
  public boolean wantsMore() {
    return sampled < requested && !exhausted && !paused;
  }

  PopulationState grown() {
    return new PopulationState(id, requested, sampled + 1, outstanding + 1, exhausted, paused);
  }

  PopulationState emptied() {
    return new PopulationState(id, requested, sampled, outstanding, true, paused);
  }
}
