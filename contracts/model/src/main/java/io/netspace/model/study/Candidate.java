package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.space.ParameterSetting;

/**
 * One draw of a population, to be trained once: the sampled parameters and the network they give. A
 * pure function of (study seed, population, index, replicate); replicates differ in their seed
 * alone.
 *
 * @param index in its population, from 0
 * @param replicate of the same network, from 0
 * @param seed of its initial weights and the order of its images
 */
public record Candidate(
    CandidateId id,
    Population population,
    int index,
    int replicate,
    ParameterSetting parameters,
    Architecture architecture,
    Complexity complexity,
    long seed) {
  public Candidate {
    Require.that(index >= 0, "index", index, "must be 0 or more");
    Require.that(replicate >= 0, "replicate", replicate, "must be 0 or more");
    CandidateId derived = CandidateId.of(population.id(), index, replicate);
    Require.that(id.equals(derived), "candidate.id", id, "must be " + derived);
  }
}
