package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.population.BestCandidates;
import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Reference;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.TrainingCost;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened in one study: a fold of its events and outcomes, its own included. Of each the
 * first counts; applying one again, or those of different kinds in another order, changes nothing.
 * So the history is the same after a replay, whatever the order between topics.
 *
 * <p>All candidates that are requested, as far as their space has them, are sampled and get an
 * outcome. So the history knows what is outstanding from the requests and the outcomes alone.
 */
public final class StudyHistory {
  private static final int BEST_OF_A_STUDY = 10;

  private final StudyId study;
  private final RevisionHistory revisions;
  private final Map<PopulationId, PopulationState> populations = new HashMap<>();
  private final Map<String, Population> auxiliaryPopulations = new TreeMap<>();
  private final Map<Integer, Reference> referencesByChallenger = new HashMap<>();
  private final Map<RefinementId, StudyStep.Propose> proposals = new HashMap<>();
  private final Map<RefinementId, AttributedDecision> reviews = new HashMap<>();
  private final Map<RefinementId, Evidence> evidenceByRefinement = new HashMap<>();

  /** The history of a study in which nothing has happened. */
  public StudyHistory(StudyId study) {
    this.study = study;
    this.revisions = new RevisionHistory(study);
  }

  public void published(Revision revision) {
    revisions.published(revision);
  }

  /**
   * A population is to grow to {@code upToIndex} networks, each trained so many times.
   *
   * @param independentDraws whether each network is drawn by its index alone
   */
  public void populationRequested(
      Population population, int upToIndex, int trainingsEach, boolean independentDraws) {
    state(population.id()).requested(upToIndex, trainingsEach, independentDraws);
    if (!population.purpose().isRanked()) {
      auxiliaryPopulations.putIfAbsent(population.id().value(), population);
    }
  }

  /**
   * Whether the study's populations are independent draws, and its comparisons follow the rules
   * that need them. False where its first population was requested by an earlier version: it goes
   * on by the rules that it began with.
   */
  public boolean hasIndependentDraws() {
    PopulationState first = state(Population.of(study, 0, Purpose.EXPLORE).id());
    return !first.isRequested() || first.hasIndependentDraws();
  }

  /** A population cannot grow beyond {@code sampled} networks. */
  public void exhausted(Population population, int sampled) {
    state(population.id()).exhausted(sampled);
  }

  public void closed(Population population) {
    state(population.id()).closed();
  }

  /** Records an outcome, unless its candidate has one, and returns the one that counts. */
  public CandidateRecord recordOutcome(Outcome outcome) {
    Candidate candidate = outcome.candidate();
    Population population = candidate.population();
    PopulationState state = state(population.id());
    PopulationErrors errors = state.errors();
    if (errors.add(outcome)
        && outcome instanceof CandidateTrained trained
        && population.purpose().isRanked()) {
      state.best().offer(candidate, trained.errorPercent());
    }
    return new CandidateRecord(
        population.study(),
        population.id(),
        candidate.index(),
        candidate.replicate(),
        errors.result(candidate.index(), candidate.replicate()),
        state.best().find(candidate.id()));
  }

  /** Records an outcome as it was stored. */
  public void restore(CandidateRecord stored) {
    PopulationState state = state(stored.population());
    state.errors().add(stored.index(), stored.replicate(), stored.result());
    if (stored.candidate() != null && stored.result() instanceof TrainingResult.Trained trained) {
      state.best().offer(stored.candidate(), trained.errorPercent());
    }
  }

  /** The reference of a challenger's comparison is fixed. */
  public void referenceFixed(Reference reference) {
    referencesByChallenger.putIfAbsent(reference.challenger(), reference);
  }

  public void proposed(StudyStep.Propose proposal) {
    proposals.putIfAbsent(proposal.id(), proposal);
  }

  public void reviewed(RefinementId refinement, AttributedDecision review) {
    reviews.putIfAbsent(refinement, review);
  }

  public void decided(RefinementId refinement, Decision decision, Evidence evidence) {
    revisions.decided(refinement, decision);
    evidenceByRefinement.putIfAbsent(refinement, evidence);
  }

  /** A reviewer has undone an accepted refinement. */
  public void undone(RefinementId refinement) {
    revisions.undone(refinement);
  }

  StudyId study() {
    return study;
  }

  RevisionHistory revisions() {
    return revisions;
  }

  /** The state of the population that represents a revision on the ladder. */
  PopulationState state(Revision revision) {
    return state(Population.of(study, revision).id());
  }

  PopulationState state(PopulationId population) {
    return populations.computeIfAbsent(population, _ -> new PopulationState());
  }

  /** Baselines, and the populations of generalization tests, that were requested; by id. */
  Collection<Population> auxiliaryPopulations() {
    return auxiliaryPopulations.values();
  }

  /** The reference of a challenger's comparison; empty until it is fixed. */
  Optional<Reference> reference(Revision challenger) {
    return Optional.ofNullable(referencesByChallenger.get(challenger.number()));
  }

  Optional<StudyStep.Propose> proposal(RefinementId refinement) {
    return Optional.ofNullable(proposals.get(refinement));
  }

  /** A reviewer's decision on a proposal; empty while there is none. */
  Optional<AttributedDecision> review(RefinementId refinement) {
    return Optional.ofNullable(reviews.get(refinement));
  }

  /** Whether any candidate that will ever be sampled has no outcome yet. */
  boolean isOutstanding() {
    return !populations.values().stream().allMatch(PopulationState::isComplete);
  }

  /** Trainings that were requested, as far as there are networks for them. */
  int trainingsRequested() {
    return populations.values().stream().mapToInt(PopulationState::trainingsRequested).sum();
  }

  /** What the trainings that have ended cost together. */
  TrainingCost cost() {
    return populations.values().stream()
        .map(population -> population.errors().cost(population.size()))
        .reduce(TrainingCost.NONE, TrainingCost::plus);
  }

  /** The guarantees of the decisions, by revision. */
  List<Guarantee> guarantees() {
    return revisions.all().stream()
        .map(revisions::refinementId)
        .map(evidenceByRefinement::get)
        .filter(Objects::nonNull)
        .map(Evidence::guarantee)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The best trained candidates so far, best first, one a network. */
  List<RankedCandidate> bestCandidates() {
    return BestCandidates.bestOf(
        populations.values().stream().map(PopulationState::best), BEST_OF_A_STUDY);
  }
}
