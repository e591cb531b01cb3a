package io.netspace.model.planning;

import io.netspace.model.study.Budget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a study has used its budget. Which trainings count is the caller's choice: a decision
 * whether more may be requested counts those requested, since what is under way is finished; a
 * forecast counts those that have ended.
 *
 * @param trainings of networks, replicates each counted
 * @param seconds of trainers, added up over all of them
 * @param flops multiply-adds, forwards and backwards
 */
public record BudgetUse(Budget budget, int trainings, double seconds, double flops) {
  private static final double SECONDS_PER_HOUR = 3600;

  /** What a budget may limit. */
  public enum Part {
    TRAININGS,
    HOURS,
    FLOPS
  }

  /** The first part that is used up, in the order of the parts; empty while none is. */
  public Optional<Part> exhaustedPart() {
    if (budget.trainings() != null && trainings >= budget.trainings()) {
      return Optional.of(Part.TRAININGS);
    }
    if (budget.hours() != null && seconds >= budget.hours() * SECONDS_PER_HOUR) {
      return Optional.of(Part.HOURS);
    }
    return budget.flops() != null && flops >= budget.flops()
        ? Optional.of(Part.FLOPS)
        : Optional.empty();
  }

  /**
   * Trainings until the first part is used up, if those to come cost as much as those so far in the
   * mean; below 0 where more than allowed is used, infinite where no limit can be foreseen.
   */
  public double trainingsLeft() {
    double left =
        budget.trainings() == null ? Double.POSITIVE_INFINITY : budget.trainings() - trainings;
    return Math.min(
        left,
        Math.min(
            trainingsLeft(budget.hours(), seconds / SECONDS_PER_HOUR),
            trainingsLeft(budget.flops(), flops)));
  }

  private double trainingsLeft(@Nullable Double allowed, double used) {
    return allowed == null || used == 0
        ? Double.POSITIVE_INFINITY
        : (allowed / used - 1) * trainings;
  }
}
