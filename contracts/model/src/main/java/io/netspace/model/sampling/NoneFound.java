package io.netspace.model.sampling;

/**
 * No draw gave a network that the regime allows.
 *
 * @param draws number of draws
 */
public record NoneFound(long draws) implements Feasibility {}
