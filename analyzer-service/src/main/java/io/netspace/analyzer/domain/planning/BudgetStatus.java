package io.netspace.analyzer.domain.planning;

import io.netspace.model.planning.BudgetUse;
import io.netspace.model.study.Budget;
import io.netspace.model.study.Study;
import io.netspace.model.training.TrainingCost;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a study's budget.
 *
 * @param exhaustedBecause why nothing is left, in a sentence; null while something is
 */
record BudgetStatus(@Nullable String exhaustedBecause) {
  /**
   * What is left of a study's budget after its history. The trainings that were requested count:
   * what is under way is finished.
   */
  static BudgetStatus of(Study study, StudyHistory history) {
    Budget budget = study.optionsOrNone().budget();
    if (budget == null) {
      return new BudgetStatus(null);
    }
    TrainingCost cost = history.cost();
    BudgetUse use =
        new BudgetUse(
            budget,
            history.trainingsRequested(),
            cost.seconds(),
            cost.flopsPerImage() * study.regime().trainImages());
    return new BudgetStatus(use.exhaustedPart().map(part -> reason(use, part)).orElse(null));
  }

  private static String reason(BudgetUse use, BudgetUse.Part part) {
    Budget budget = use.budget();
    return switch (part) {
      case TRAININGS ->
          "The budget of %d trainings is used up: %d were asked for."
              .formatted(budget.trainings(), use.trainings());
      case HOURS ->
          "The budget of %s hours of training is used up.".formatted(formatted(budget.hours()));
      case FLOPS ->
          "The budget of %s multiply-adds is used up.".formatted(formatted(budget.flops()));
    };
  }

  private static String formatted(@Nullable Double limit) {
    double amount = Objects.requireNonNull(limit);
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
