package io.netspace.model.study;

import io.netspace.model.common.Require;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one population in the pairs of a comparison, as they were measured: not clipped,
 * and without a guarantee. They show what clipping hides.
 *
 * @param networks of the pairs that have an error
 * @param abandoned networks of the pairs, which have none
 * @param meanError in percent, over the networks with an error; a network that diverged counts with
 *     the error of guessing; null without any
 * @param belowWindow networks whose error is below the window that errors are clipped to
 * @param aboveWindow networks whose error is above that window
 */
public record ObservedErrors(
    int networks, int abandoned, @Nullable Double meanError, int belowWindow, int aboveWindow) {
  public ObservedErrors {
    Require.that(abandoned >= 0, "abandoned", abandoned, "must be 0 or more");
    Require.that(
        belowWindow >= 0 && aboveWindow >= 0 && belowWindow + aboveWindow <= networks,
        "belowWindow, aboveWindow",
        belowWindow + ", " + aboveWindow,
        "must be 0 or more, together at most networks (" + networks + ")");
    Require.that(
        (meanError == null) == (networks == 0),
        "meanError",
        meanError,
        "must be given with networks (" + networks + "), and only then");
  }

  /** Share of networks with an error that is below the window, in [0, 1]; 0 without any. */
  public double shareBelowWindow() {
    return networks == 0 ? 0 : (double) belowWindow / networks;
  }

  /** Share of networks with an error that is above the window, in [0, 1]; 0 without any. */
  public double shareAboveWindow() {
    return networks == 0 ? 0 : (double) aboveWindow / networks;
  }
}
