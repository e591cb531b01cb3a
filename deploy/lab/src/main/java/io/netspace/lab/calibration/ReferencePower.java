package io.netspace.lab.calibration;

/**
 * Pairs until a gain is found with a reference and without one, in the same simulated studies.
 *
 * @param scenario of the studies, by its row
 * @param gain points by which the challenger's trained networks are better on average
 * @param what is to be found, in words
 * @param alpha of the comparison
 * @param usedShare share of the studies whose reference is used
 * @param without pairs without a reference
 * @param with pairs with it, where it is used
 */
public record ReferencePower(
    String scenario,
    double gain,
    String what,
    double alpha,
    double usedShare,
    PowerEstimate.PairQuantiles without,
    PowerEstimate.PairQuantiles with) {}
