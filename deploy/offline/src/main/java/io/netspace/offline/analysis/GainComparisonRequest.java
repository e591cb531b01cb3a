package io.netspace.offline.analysis;

/**
 * How two populations are to be compared.
 *
 * @param confidence of the interval of the gain, in (0, 1)
 * @param margin how much worse, in points, still counts as not worse
 * @param minimumEffect the least gain worth having, in points
 * @param chanceErrorPercent error of guessing, in percent
 */
public record GainComparisonRequest(
    double confidence, double margin, double minimumEffect, double chanceErrorPercent) {}
