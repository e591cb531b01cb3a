package io.netspace.local.analysis;

/**
 * How two populations are to be compared.
 *
 * @param confidence of the interval of the gain, in (0, 1)
 * @param margin how much worse, in points, still counts as not worse
 * @param smallestGain the least gain worth having, in points
 * @param chance error of guessing, in percent
 */
public record GainRequest(double confidence, double margin, double smallestGain, double chance) {}
