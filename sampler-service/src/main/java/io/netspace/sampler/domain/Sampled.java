package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Candidate;

/**
 * The next candidate.
 *
 * @param draws it took, this one included; 0 for a network that was drawn already or is given
 */
public record Sampled(Candidate candidate, long draws) implements SamplingResult {}
