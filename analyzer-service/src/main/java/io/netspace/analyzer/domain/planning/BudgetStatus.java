package io.netspace.analyzer.domain.planning;

import io.netspace.model.study.Budget;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a study's budget.
 *
 * @param exhaustedBecause why nothing is left, in a sentence; null while something is
 */
record BudgetStatus(@Nullable String exhaustedBecause) {
  private static final double SECONDS_PER_HOUR = 3600;

  /**
   * What is left after this much was spent.
   *
   * @param budget null for none
   * @param trainings that were asked for
   * @param flops multiply-adds, forwards and backwards
   */
  static BudgetStatus of(@Nullable Budget budget, int trainings, double seconds, double flops) {
    if (budget == null) {
      return new BudgetStatus(null);
    }
    if (budget.trainings() != null && trainings >= budget.trainings()) {
      return new BudgetStatus(
          "The budget of %d trainings is used up: %d were asked for."
              .formatted(budget.trainings(), trainings));
    }
    if (budget.hours() != null && seconds >= budget.hours() * SECONDS_PER_HOUR) {
      return new BudgetStatus(
          "The budget of %s hours of training is used up.".formatted(formatted(budget.hours())));
    }
    if (budget.flops() != null && flops >= budget.flops()) {
      return new BudgetStatus(
          "The budget of %s multiply-adds is used up.".formatted(formatted(budget.flops())));
    }
    return new BudgetStatus(null);
  }

  private static String formatted(double amount) {
    return amount == Math.rint(amount) && Math.abs(amount) < 1e6
        ? String.valueOf((long) amount)
        : String.valueOf(amount);
  }

  boolean hasRemaining() {
    return exhaustedBecause == null;
  }

  String reason() {
    return exhaustedBecause == null ? "" : exhaustedBecause;
  }
}
