package io.netspace.trainer.application;

import java.time.Duration;

/**
 * How long nothing may happen before a thread is taken for hung.
 *
 * @param training between two steps, or before the first
 * @param imageLoading to read or draw all images of a study
 */
public record StallLimits(Duration training, Duration imageLoading) {}
