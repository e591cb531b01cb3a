package io.netspace.model.sampling;

/**
 * Networks were found.
 *
 * @param first the first of them
 * @param draws number of draws until enough were found to estimate the rate
 * @param acceptanceRate share of the draws that the regime allows
 */
public record Feasible(DrawnNetwork first, long draws, double acceptanceRate)
    implements Feasibility {}
