package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.population.BestCandidates;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.analyzer.domain.population.TrainingCost;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.analyzer.domain.proposals.RefinementProposals;
import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons of a study made again, from its outcomes alone, by the rules and the arithmetic
 * that made them.
 */
public final class Recomputation {
  private final Study study;
  private final RevisionHistory history = new RevisionHistory();
  private final ComparisonSpecs specs;
  private final Map<PopulationId, PopulationState> populations = new HashMap<>();

  /**
   * Of a study whose revisions are numbered from 0, each parent before its children.
   *
   * @throws IllegalArgumentException when an outcome has an index that no population has
   */
  public Recomputation(StudyProof proof) {
    study = proof.study();
    specs = new ComparisonSpecs(study, history);
    history.setStudy(study.id());
    proof.revisions().forEach(history::published);
    proof
        .decisions()
        .forEach(
            decision -> {
              history.decided(decision.refinement(), decision.decision());
              if (decision.undone() != null) {
                history.undone(decision.refinement());
              }
            });
    proof.populations().forEach(this::addPopulation);
  }

  private void addPopulation(ProvenPopulation population) {
    PopulationState ledger = stateOf(population.id());
    ledger.requested(population.size(), study.trainingsPerNetwork());
    population
        .outcomes()
        .forEach(
            outcome -> ledger.errors().add(outcome.index(), outcome.replicate(), result(outcome)));
  }

  private static TrainingResult result(ProvenOutcome outcome) {
    Double error = outcome.errorPercent();
    return switch (outcome.state()) {
      case TRAINED -> new TrainingResult.Trained(error == null ? 0 : error, TrainingCost.NONE);
      case DIVERGED -> new TrainingResult.Diverged(error == null ? 0 : error, TrainingCost.NONE);
      case ABANDONED -> new TrainingResult.Abandoned(AbandonReason.NO_SIGN_OF_LIFE);
    };
  }

  /** The revision that is left of the course. */
  public Revision incumbent() {
    return history.incumbent();
  }

  /** The revision that a challenger had to challenge. */
  public Revision incumbentAt(Revision challenger) {
    return history.incumbentAt(challenger);
  }

  /** Whether a revision, or one that it came from, was undone. */
  public boolean isOnUndoneBranch(Revision revision) {
    return history.isOnUndoneBranch(revision);
  }

  /**
   * The population that stands for a revision in its comparisons.
   *
   * @param challenge that they are made under, null for none
   */
  public PopulationId population(Revision revision, @Nullable GeneralizationTest challenge) {
    return challenge == null
        ? ComparisonSpecs.population(study.id(), revision).id()
        : Population.under(challenge, study.id(), revision.number()).id();
  }

  /** How many networks of a population, from index 0 on, have their outcomes without a gap. */
  public int knownNetworks(PopulationId population) {
    return stateOf(population).errors().knownPrefix();
  }

  /**
   * What was settled of a challenger's comparison, empty where an outcome is missing that its
   * window is made of.
   */
  public Optional<ComparisonSpec> comparisonSpec(Revision challenger) {
    return stateOf(population(specs.incumbent(challenger), null))
        .firstErrors(challenger.firstOfIncumbent())
        .map(before -> specs.ofRefinement(challenger, before));
  }

  /**
   * The refinement that a search had to try when it published a challenger.
   *
   * @param trained candidates of the incumbent, as many as were known then, each with its error
   */
  public Optional<Refinement> proposedRefinement(
      Revision challenger, List<RankedCandidate> trained) {
    Revision incumbent = specs.incumbent(challenger);
    PopulationErrors errors = stateOf(population(incumbent, null)).errors();
    BestCandidates best = new BestCandidates();
    trained.forEach(one -> best.offer(one.candidate(), one.errorPercent()));
    return new RefinementProposals(
            incumbent.space(), errors.errorsByIndex(challenger.firstOfIncumbent()), best.ranked())
        .next(history.triedRefinementsBefore(challenger));
  }

  /** What was settled of the final space's comparison with the starting one under a challenge. */
  public Optional<ComparisonSpec> comparisonSpec(GeneralizationTest challenge, Revision last) {
    PopulationState start = stateOf(population(history.initial(), challenge));
    int pilot = Math.min(study.pilotSize(), start.size());
    return start.firstErrors(pilot).map(before -> specs.ofGeneralizationTest(last, pilot, before));
  }

  /**
   * The evidence of a comparison that is made again, up to its verdict or a number of pairs. What
   * training took is not known here, nor why a comparison ended before its cap without a verdict;
   * these it has from what is recorded.
   *
   * @param challenge that it is made under, null for none
   */
  public Evidence recompute(
      ComparisonSpec settled,
      @Nullable GeneralizationTest challenge,
      Evidence recorded,
      Guarantee guarantee,
      int pairs) {
    PopulationId incumbent = population(history.revision(settled.incumbent()), challenge);
    PopulationId challenger = population(history.revision(settled.challenger()), challenge);
    PopulationErrors ofIncumbent = stateOf(incumbent).errors();
    PopulationErrors ofChallenger = stateOf(challenger).errors();
    SequentialComparison comparison = new SequentialComparison(settled);
    comparison.advance(ofIncumbent, ofChallenger, pairs);
    return comparison.evidence(
        recorded.trainingSeconds(),
        guarantee.trainingFlops(),
        ComparisonRun.digest(
            settled, comparison.pairsSeen(), incumbent, ofIncumbent, challenger, ofChallenger),
        comparison.pairsSeen() < settled.maxPairs() ? guarantee.reason() : null);
  }

  private PopulationState stateOf(PopulationId population) {
    return populations.computeIfAbsent(population, _ -> new PopulationState());
  }
}
