package io.netspace.sampler.domain.network;

/**
 * Networks were found.
 *
 * @param first of them
 * @param draws made until enough were found to tell the rate
 * @param acceptanceRate share of the draws that the regime allows
 */
public record Feasible(DrawnNetwork first, long draws, double acceptanceRate)
    implements Feasibility {}
