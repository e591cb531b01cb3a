package io.netspace.model.study;

import io.netspace.model.common.Require;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a study's training cost. Once any limit is reached nothing more is requested; trainings
 * under way are finished, and the study concludes. A null limit is unlimited.
 *
 * @param trainings number of trainings, counting each replicate
 * @param hours training hours, summed over all trainers
 * @param flops multiply-adds, forwards and backwards: three times those of a forward pass, for
 *     every training image of every epoch
 */
public record Budget(@Nullable Integer trainings, @Nullable Double hours, @Nullable Double flops) {
  public Budget {
    Require.that(
        trainings != null || hours != null || flops != null,
        "budget",
        null,
        "must say trainings, hours or flops");
    Require.that(trainings == null || trainings >= 1, "trainings", trainings, "must be 1 or more");
    Require.that(hours == null || hours > 0, "hours", hours, "must be above 0");
    Require.that(flops == null || flops > 0, "flops", flops, "must be above 0");
  }
}
