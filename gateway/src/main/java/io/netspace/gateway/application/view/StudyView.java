package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.StudyForecast;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Study;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The current state of a study: its counts, every revision, every decision. Errors in percent.
 *
 * @param replicates how often each network is trained, 1 or more
 * @param models pairs of networks, at most, that a comparison looks at
 * @param bestError of a candidate of any revision, null before the first error
 * @param baselines published networks, trained as all others
 * @param pending the proposed refinement that awaits its decision, null without one
 * @param conclusion null until concluded
 * @param errorBudget null where an earlier version decided
 * @param forecastSeconds until the end, at most, since comparisons may end sooner; null before 3
 *     outcomes, once ended, and where the ladder has no known end
 * @param reason why it ended or cannot continue, null without such a reason
 */
public record StudyView(
    String id,
    String name,
    StudyState state,
    DecisionPolicy policy,
    long seed,
    int models,
    int replicates,
    int sampled,
    int trained,
    int diverged,
    int abandoned,
    Map<AbandonReason, Integer> abandonedByReason,
    int outstanding,
    @Nullable Double bestError,
    List<RevisionView> revisions,
    List<BaselineView> baselines,
    List<DecisionView> decisions,
    @Nullable PendingView pending,
    @Nullable ConclusionView conclusion,
    @Nullable ErrorBudgetView errorBudget,
    CostView cost,
    @Nullable Double forecastSeconds,
    @Nullable String reason) {

  public static StudyView of(Study study, StudyFacts facts, StudyCandidates candidates) {
    CandidateCounts counts = candidates.counts();
    Conclusion conclusion = facts.course().conclusion();
    StudyForecast forecast = new StudyForecast(facts, candidates);
    return new StudyView(
        study.id().value(),
        study.name(),
        facts.state(counts.outstanding()),
        study.policy(),
        study.seed(),
        study.models(),
        study.trainingsPerNetwork(),
        counts.sampled(),
        counts.trained(),
        counts.diverged(),
        counts.abandoned(),
        counts.abandonedByReason(),
        counts.outstanding(),
        candidates.bestError(),
        revisions(study.trainingsPerNetwork(), facts, candidates),
        BaselineView.of(study.trainingsPerNetwork(), facts, candidates),
        decisions(facts),
        pending(facts),
        conclusion == null ? null : ConclusionView.of(conclusion),
        ErrorBudgetView.of(study, facts),
        CostView.of(study, facts, candidates, forecast),
        forecast.seconds(),
        facts.reason());
  }

  private static List<RevisionView> revisions(
      int replicates, StudyFacts facts, StudyCandidates candidates) {
    TreeSet<Integer> numbers = new TreeSet<>(facts.revisions().keySet());
    facts.populations().values().forEach(population -> numbers.add(population.revision()));
    numbers.addAll(candidates.revisions());
    return numbers.stream()
        .map(number -> RevisionView.of(number, replicates, facts, candidates))
        .toList();
  }

  private static List<DecisionView> decisions(StudyFacts facts) {
    return facts.refinements().values().stream()
        .sorted(Comparator.comparingInt(RefinementFacts::challenger))
        .map(refinement -> decision(refinement, facts))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable DecisionView decision(RefinementFacts refinement, StudyFacts facts) {
    return refinement.decided() == null
        ? null
        : DecisionView.of(
            refinement.id(),
            refinement.decided(),
            facts.knownReferences().get(refinement.challenger()),
            refinement.isUndone() ? refinement.undone() : null);
  }

  private static @Nullable PendingView pending(StudyFacts facts) {
    RefinementFacts pending = facts.pending().orElse(null);
    return pending == null || pending.proposed() == null
        ? null
        : PendingView.of(
            pending.id(), pending.proposed(), facts.knownReferences().get(pending.challenger()));
  }
}
