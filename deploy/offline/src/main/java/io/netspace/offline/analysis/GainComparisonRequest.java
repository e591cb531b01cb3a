package io.netspace.offline.analysis;

/**
 * The options of a comparison of two populations.
 *
 * @param confidence of the interval of the gain, in (0, 1)
 * @param margin non-inferiority margin, in points
 * @param minimumEffect minimum effect of interest, in points
 * @param chanceErrorPercent chance-level error, in percent
 */
public record GainComparisonRequest(
    double confidence, double margin, double minimumEffect, double chanceErrorPercent) {}
