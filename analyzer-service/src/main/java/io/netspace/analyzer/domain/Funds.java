package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Budget;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a study's budget.
 *
 * @param spent why nothing is left, in a sentence; null while something is
 */
record Funds(@Nullable String spent) {
  private static final double SECONDS_AN_HOUR = 3600;

  /**
   * What is left after this much was spent.
   *
   * @param budget null for none
   * @param trainings that were asked for
   * @param flops multiply-adds, forwards and backwards
   */
  static Funds of(@Nullable Budget budget, int trainings, double seconds, double flops) {
    if (budget == null) {
      return new Funds(null);
    }
    if (budget.trainings() != null && trainings >= budget.trainings()) {
      return new Funds(
          "The budget of %d trainings is used up: %d were asked for."
              .formatted(budget.trainings(), trainings));
    }
    if (budget.hours() != null && seconds >= budget.hours() * SECONDS_AN_HOUR) {
      return new Funds(
          "The budget of %s hours of training is used up.".formatted(plain(budget.hours())));
    }
    if (budget.flops() != null && flops >= budget.flops()) {
      return new Funds(
          "The budget of %s multiply-adds is used up.".formatted(plain(budget.flops())));
    }
    return new Funds(null);
  }

  private static String plain(double amount) {
    return amount == Math.rint(amount) && Math.abs(amount) < 1e6
        ? String.valueOf((long) amount)
        : String.valueOf(amount);
  }

  boolean isLeft() {
    return spent == null;
  }

  String reason() {
    return spent == null ? "" : spent;
  }
}
