package io.netspace.sampler.domain.population;

/** The result of sampling the next candidate of a population. */
public sealed interface SamplingResult permits Sampled, Exhausted {}
