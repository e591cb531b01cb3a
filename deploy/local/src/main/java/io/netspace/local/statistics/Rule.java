package io.netspace.local.statistics;

/**
 * What a study says of its comparisons.
 *
 * @param cap most pairs of one
 * @param margin points that a simplification may cost
 * @param smallestGain points; an improvement of less is not worth having
 * @param level chance, at most, that an interval ever misses
 */
public record Rule(int cap, double margin, double smallestGain, double level) {}
