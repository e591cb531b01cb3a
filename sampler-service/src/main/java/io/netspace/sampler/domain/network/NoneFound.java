package io.netspace.sampler.domain.network;

/**
 * No draw was a network that the regime allows.
 *
 * @param draws made
 */
public record NoneFound(long draws) implements Feasibility {}
