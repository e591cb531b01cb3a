package io.netspace.sampler.domain.population;

import io.netspace.model.study.Candidate;

/**
 * The next candidate.
 *
 * @param draws it took, this one included; 0 for a network that was drawn already or is given
 */
public record Sampled(Candidate candidate, long draws) implements SamplingResult {}
