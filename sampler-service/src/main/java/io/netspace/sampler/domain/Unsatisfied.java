package io.netspace.sampler.domain;

/**
 * No draw was inside the window.
 *
 * @param draws made
 */
public record Unsatisfied(long draws) implements Acceptance {}
