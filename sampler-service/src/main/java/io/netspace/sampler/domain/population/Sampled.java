package io.netspace.sampler.domain.population;

import io.netspace.model.study.Candidate;

/**
 * The next candidate.
 *
 * @param draws number of draws including the accepted one; 0 for a further replicate or a given
 *     network
 */
public record Sampled(Candidate candidate, long draws) implements SamplingResult {}
