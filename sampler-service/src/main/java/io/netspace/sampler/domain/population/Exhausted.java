package io.netspace.sampler.domain.population;

/**
 * The draw limit was reached without a new network.
 *
 * @param sampled number of networks that the population has
 * @param draws number of draws for the next one, all without success
 * @param acceptanceRate share of these draws that the regime allows, all of them networks that the
 *     population has
 */
public record Exhausted(int sampled, long draws, double acceptanceRate) implements SamplingResult {}
