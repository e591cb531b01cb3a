package io.netspace.model.study;

import io.netspace.model.common.Require;
import org.jspecify.annotations.Nullable;

/**
 * What a study may spend on training. Once any part of it is used up nothing more is asked for;
 * what is under way is finished, and the study concludes. A part that is null has no end.
 *
 * @param trainings of networks, replicates each counted
 * @param hours of trainers, added up over all of them
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
