package io.netspace.local.statistics;

import io.netspace.analyzer.domain.ErrorWindow;
import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;

/**
 * What a study says of its comparisons.
 *
 * @param cap most pairs of one
 * @param margin points that a simplification may cost
 * @param smallestGain points; an improvement of less is not worth having
 * @param level chance, at most, that an interval ever misses
 * @param chance error of guessing, in percent
 */
public record Rule(int cap, double margin, double smallestGain, double level, double chance) {
  /** The window by the errors of networks that a comparison does not look at. */
  ErrorWindow window(double... pilot) {
    return ErrorWindow.of(ErrorDistribution.of(pilot), chance, Math.max(margin, smallestGain));
  }
}
