package io.netspace.sampler.domain;

/**
 * No draw was a network that the regime allows.
 *
 * @param draws made
 */
public record Unsatisfied(long draws) implements Acceptance {}
