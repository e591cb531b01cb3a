package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.Study;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A study as it stands: its counts, every revision, every decision. Errors in percent.
 *
 * @param replicates how often each network is trained, 1 or more
 * @param bestError of a candidate, null before the first error
 * @param pending the proposed refinement that waits for its decision, null when none does
 * @param conclusion null until concluded
 * @param forecastSeconds until the end, null before 3 outcomes and once ended
 * @param reason why it ended or cannot go on, null without such a reason
 */
public record StudyView(
    String id,
    String name,
    StudyState state,
    DecisionPolicy policy,
    long seed,
    int replicates,
    int sampled,
    int trained,
    int diverged,
    int abandoned,
    Map<AbandonReason, Integer> abandonedByReason,
    int outstanding,
    @Nullable Double bestError,
    List<RevisionView> revisions,
    List<DecisionView> decisions,
    @Nullable PendingView pending,
    @Nullable ConclusionView conclusion,
    @Nullable Double forecastSeconds,
    @Nullable String reason) {

  static StudyView of(Study study, StudyFacts facts, StudyLedger ledger) {
    Fates fates = ledger.fates();
    Conclusion conclusion = facts.course().conclusion();
    return new StudyView(
        study.id().value(),
        study.name(),
        facts.state(fates.outstanding()),
        study.policy(),
        study.seed(),
        study.trainingsEach(),
        fates.sampled(),
        fates.trained(),
        fates.diverged(),
        fates.abandoned(),
        fates.abandonedByReason(),
        fates.outstanding(),
        ledger.bestError(),
        revisions(study.trainingsEach(), facts, ledger),
        decisions(facts),
        pending(facts),
        conclusion == null ? null : ConclusionView.of(conclusion),
        new Forecast(facts, ledger).seconds(),
        facts.reason());
  }

  private static List<RevisionView> revisions(
      int replicates, StudyFacts facts, StudyLedger ledger) {
    TreeSet<Integer> numbers = new TreeSet<>(facts.revisions().keySet());
    facts.populations().values().forEach(population -> numbers.add(population.revision()));
    numbers.addAll(ledger.revisions());
    return numbers.stream()
        .map(number -> RevisionView.of(number, replicates, facts, ledger))
        .toList();
  }

  private static List<DecisionView> decisions(StudyFacts facts) {
    return facts.refinements().values().stream()
        .sorted(Comparator.comparingInt(RefinementFacts::challenger))
        .map(StudyView::decision)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable DecisionView decision(RefinementFacts refinement) {
    return refinement.decided() == null
        ? null
        : DecisionView.of(refinement.id(), refinement.decided());
  }

  private static @Nullable PendingView pending(StudyFacts facts) {
    RefinementFacts waiting = facts.pending().orElse(null);
    return waiting == null || waiting.proposed() == null
        ? null
        : PendingView.of(waiting.id(), waiting.proposed());
  }
}
