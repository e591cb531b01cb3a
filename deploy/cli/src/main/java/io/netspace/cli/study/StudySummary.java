package io.netspace.cli.study;

import static io.netspace.offline.common.Formatting.constantAsWords;
import static io.netspace.offline.common.Formatting.durationInWords;
import static io.netspace.offline.common.Formatting.oneDecimal;
import static io.netspace.offline.common.Formatting.roundedUpPercent;

import io.netspace.gateway.application.view.BaselineView;
import io.netspace.gateway.application.view.ConclusionView;
import io.netspace.gateway.application.view.CostView;
import io.netspace.gateway.application.view.DecisionView;
import io.netspace.gateway.application.view.ErrorBudgetView;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.model.study.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The guarantees and the cost of a study, in sentences. */
final class StudySummary {
  private StudySummary() {}

  /** Empty for a study without results. */
  static List<String> lines(StudyView study) {
    List<String> lines = new ArrayList<>();
    if (study.waiting() != null) {
      lines.add(study.waiting());
    }
    study.decisions().forEach(decision -> lines.add(decisionSentence(decision)));
    lines.addAll(generalisations(study.conclusion()));
    study.baselines().forEach(baseline -> lines.add(baselineSentence(baseline)));
    addErrorBudget(study.errorBudget(), lines);
    addCost(study.cost(), lines);
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  private static String decisionSentence(DecisionView decision) {
    return "%s: %s: %s.%s"
        .formatted(
            constantAsWords(decision.refinement()),
            constantAsWords(decision.decision().name()),
            decision.says(),
            decision.reference() == null ? "" : " " + decision.reference().says());
  }

  private static List<String> generalisations(@Nullable ConclusionView conclusion) {
    return conclusion == null
        ? List.of()
        : conclusion.generalisations().stream()
            .map(
                each ->
                    "The final space against the starting one, %s: %s."
                        .formatted(each.challenge(), each.says()))
            .toList();
  }

  private static String baselineSentence(BaselineView baseline) {
    return baseline.errorPercent() == null
        ? "%s: %s.".formatted(baseline.name(), baseline.state().label())
        : "%s: %s %% error.".formatted(baseline.name(), oneDecimal(baseline.errorPercent()));
  }

  private static void addErrorBudget(@Nullable ErrorBudgetView budget, List<String> lines) {
    if (budget != null) {
      lines.add(
          "Any interval of this study misses its gain with a chance of at most %s; the comparisons so"
                  .formatted(roundedUpPercent(budget.level()))
              + " far add up to %s.".formatted(roundedUpPercent(budget.spent())));
    }
  }

  /** Gateways of earlier versions send no cost. */
  private static void addCost(@Nullable CostView cost, List<String> lines) {
    if (cost != null) {
      Double next = cost.forecastSecondsToNextDecision();
      lines.add(
          "%d trainings, %s of trainers, %s multiply-adds%s.%s"
              .formatted(
                  cost.trainings(),
                  durationInWords(cost.seconds()),
                  scientific(cost.flops()),
                  budgetLimits(cost.budget()),
                  next == null
                      ? ""
                      : " The next decision is likely in %s.".formatted(durationInWords(next))));
    }
  }

  private static String budgetLimits(@Nullable Budget budget) {
    List<String> parts = new ArrayList<>();
    if (budget != null && budget.trainings() != null) {
      parts.add("%d trainings".formatted(budget.trainings()));
    }
    if (budget != null && budget.hours() != null) {
      parts.add("%s hours".formatted(budget.hours()));
    }
    if (budget != null && budget.flops() != null) {
      parts.add("%s multiply-adds".formatted(scientific(budget.flops())));
    }
    return parts.isEmpty() ? "" : ", of at most " + String.join(", ", parts);
  }

  private static String scientific(double amount) {
    return String.format(Locale.ROOT, "%.1e", amount);
  }
}
