package io.netspace.cli.study;

import static io.netspace.offline.common.Formatting.constantAsWords;
import static io.netspace.offline.common.Formatting.durationInWords;
import static io.netspace.offline.common.Formatting.oneDecimal;
import static io.netspace.offline.common.Formatting.roundedUpPercent;

import io.netspace.local.client.StudyView;
import io.netspace.local.client.StudyView.BaselineView;
import io.netspace.local.client.StudyView.BudgetView;
import io.netspace.local.client.StudyView.ConclusionView;
import io.netspace.local.client.StudyView.CostView;
import io.netspace.local.client.StudyView.DecisionView;
import io.netspace.local.client.StudyView.ErrorBudgetView;
import io.netspace.local.client.StudyView.GeneralisationView;
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
    study.decisions().forEach(decision -> lines.add(decisionSentence(decision)));
    lines.addAll(generalisations(study.conclusion()));
    addBaselines(study.baselines(), lines);
    addErrorBudget(study.errorBudget(), lines);
    addCost(study.cost(), lines);
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  private static String decisionSentence(DecisionView decision) {
    return "%s: %s: %s."
        .formatted(
            constantAsWords(decision.refinement()),
            constantAsWords(decision.decision()),
            decision.says());
  }

  private static List<String> generalisations(@Nullable ConclusionView conclusion) {
    List<GeneralisationView> all = conclusion == null ? null : conclusion.generalisations();
    return all == null
        ? List.of()
        : all.stream()
            .map(
                each ->
                    "The final space against the starting one, %s: %s."
                        .formatted(each.challenge(), each.says()))
            .toList();
  }

  private static void addBaselines(@Nullable List<BaselineView> baselines, List<String> lines) {
    if (baselines != null) {
      baselines.forEach(
          each ->
              lines.add(
                  each.errorPercent() == null
                      ? "%s: %s.".formatted(each.name(), constantAsWords(each.state()))
                      : "%s: %s %% error."
                          .formatted(each.name(), oneDecimal(each.errorPercent()))));
    }
  }

  private static void addErrorBudget(@Nullable ErrorBudgetView budget, List<String> lines) {
    if (budget != null) {
      lines.add(
          "Any interval of this study misses its gain with a chance of at most %s; the comparisons so"
                  .formatted(roundedUpPercent(budget.level()))
              + " far add up to %s.".formatted(roundedUpPercent(budget.spent())));
    }
  }

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

  private static String budgetLimits(@Nullable BudgetView budget) {
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
