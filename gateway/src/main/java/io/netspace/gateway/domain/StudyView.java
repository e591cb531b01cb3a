package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.Study;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A study as it stands: its counts, every revision, every decision. Errors in percent.
 *
 * @param bestError null before the first error
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
    int sampled,
    int trained,
    int diverged,
    int abandoned,
    int outstanding,
    @Nullable Double bestError,
    List<RevisionView> revisions,
    List<DecisionView> decisions,
    @Nullable PendingView pending,
    @Nullable ConclusionView conclusion,
    @Nullable Double forecastSeconds,
    @Nullable String reason) {

  /** The view of a study, empty until its request is known. */
  public static Optional<StudyView> of(StudyFacts facts, List<CandidateSummary> candidates) {
    return Optional.ofNullable(facts.study()).map(study -> of(study, facts, candidates));
  }

  private static StudyView of(Study study, StudyFacts facts, List<CandidateSummary> candidates) {
    Fates fates = Fates.of(candidates);
    Conclusion conclusion = facts.course().conclusion();
    return new StudyView(
        study.id().value(),
        study.name(),
        facts.state(),
        study.policy(),
        study.seed(),
        fates.sampled(),
        fates.trained(),
        fates.diverged(),
        fates.abandoned(),
        fates.outstanding(),
        ErrorDistribution.of(candidates).min(),
        revisions(facts, candidates),
        decisions(facts),
        pending(facts),
        conclusion == null ? null : ConclusionView.of(conclusion),
        new Forecast(facts, candidates).seconds(),
        facts.reason());
  }

  private static List<RevisionView> revisions(StudyFacts facts, List<CandidateSummary> candidates) {
    Map<Integer, List<CandidateSummary>> byRevision =
        candidates.stream().collect(Collectors.groupingBy(CandidateSummary::revision));
    TreeSet<Integer> numbers = new TreeSet<>(facts.revisions().keySet());
    facts.populations().values().forEach(population -> numbers.add(population.revision()));
    numbers.addAll(byRevision.keySet());
    return numbers.stream()
        .map(number -> RevisionView.of(number, facts, byRevision.getOrDefault(number, List.of())))
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
