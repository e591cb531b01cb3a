package io.netspace.gateway.application.view;

import io.netspace.model.study.ObservedErrors;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one population in the pairs of a comparison, as they were measured: not clipped,
 * and without a guarantee.
 *
 * @param networks with an error
 * @param abandoned networks, which have none
 * @param meanError in percent; null without any
 * @param belowWindow networks with an error below the window
 * @param aboveWindow networks with an error above the window
 * @param shareBelowWindow of the networks with an error, in [0, 1]
 * @param shareAboveWindow of the networks with an error, in [0, 1]
 */
public record ObservedErrorsView(
    int networks,
    int abandoned,
    @Nullable Double meanError,
    int belowWindow,
    int aboveWindow,
    double shareBelowWindow,
    double shareAboveWindow) {

  /** The view of observed errors; null for none. */
  static @Nullable ObservedErrorsView of(@Nullable ObservedErrors errors) {
    return errors == null
        ? null
        : new ObservedErrorsView(
            errors.networks(),
            errors.abandoned(),
            errors.meanError(),
            errors.belowWindow(),
            errors.aboveWindow(),
            errors.shareBelowWindow(),
            errors.shareAboveWindow());
  }
}
