package io.netspace.trainer.application;

import java.time.Duration;

/**
 * Longest times without progress before a training thread is considered stalled.
 *
 * @param training between two steps, or before the first
 * @param imageLoading for reading or generating all images of a study
 */
public record StallLimits(Duration training, Duration imageLoading) {}
