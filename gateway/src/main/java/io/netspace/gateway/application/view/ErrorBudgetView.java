package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Study;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alpha that a study has spent: a bound on the probability that any of its intervals ever
 * misses its gain. The alphas of comparisons add up (union bound).
 *
 * @param level alpha of the whole study
 * @param spent on comparisons so far
 * @param left for further comparisons, also on branches after an undo
 */
public record ErrorBudgetView(double level, double spent, double left, List<Entry> entries) {

  /**
   * The alpha of one comparison.
   *
   * @param id of the refinement, null for a generalization test
   * @param refinement its name, or the generalization test's
   * @param decision null while it is pending, and for a generalization test
   */
  public record Entry(
      @Nullable String id, String refinement, double level, @Nullable Decision decision) {}

  /** Null where a comparison was made by an earlier version, which had no budget. */
  static @Nullable ErrorBudgetView of(Study study, StudyFacts facts) {
    Conclusion conclusion = facts.course().conclusion();
    List<RefinementFacts> compared =
        facts.refinements().values().stream()
            .filter(refinement -> refinement.evidence() != null)
            .sorted(Comparator.comparingInt(RefinementFacts::challenger))
            .toList();
    if (compared.stream().anyMatch(refinement -> guarantee(refinement.evidence()) == null)) {
      return null;
    }
    List<Entry> entries =
        Stream.concat(
                compared.stream().map(ErrorBudgetView::entry),
                conclusion == null
                    ? Stream.empty()
                    : ConclusionView.generalisations(conclusion).stream()
                        .map(ErrorBudgetView::entry))
            .filter(Objects::nonNull)
            .toList();
    double spent = entries.stream().mapToDouble(Entry::level).sum();
    return new ErrorBudgetView(study.alpha(), spent, Math.max(0, study.alpha() - spent), entries);
  }

  private static @Nullable Entry entry(RefinementFacts refinement) {
    Guarantee guarantee = guarantee(refinement.evidence());
    RefinementFacts.DecisionFacts decided = refinement.decided();
    return guarantee == null
        ? null
        : new Entry(
            refinement.id(),
            refinement.name(),
            guarantee.level(),
            decided == null ? null : decided.decision());
  }

  private static @Nullable Entry entry(GeneralizationResult generalisation) {
    Guarantee guarantee = guarantee(generalisation.evidence());
    return guarantee == null
        ? null
        : new Entry(null, generalisation.challenge().toString(), guarantee.level(), null);
  }

  private static @Nullable Guarantee guarantee(@Nullable Evidence evidence) {
    return evidence == null ? null : evidence.guarantee();
  }
}
