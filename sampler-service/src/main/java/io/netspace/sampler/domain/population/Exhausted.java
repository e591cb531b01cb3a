package io.netspace.sampler.domain.population;

/**
 * The effort was spent without a new network.
 *
 * @param sampled networks the population has
 * @param draws spent in vain on the next one
 * @param acceptanceRate share of these draws that the regime allows, all of them networks already
 *     known
 */
public record Exhausted(int sampled, long draws, double acceptanceRate) implements SamplingResult {}
