package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.comparison.DecisionRule;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.analyzer.domain.proposals.RefinementProposals;
import io.netspace.model.planning.PopulationSizes;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.RefinementLadder;
import io.netspace.model.study.Decision;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Population;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The next step of one study, as a function of its history. Whoever takes the step publishes it as
 * an event, and the event in the history leads to the next state; so a step is not taken twice, and
 * no state is stored.
 *
 * <p>Populations grow as a comparison goes, by what its pairs leave undecided and never by what
 * became known when. So a disturbed study requests the same networks as an undisturbed one.
 *
 * <p>The states, in the order in which they are asked for; the first that holds is the state. A
 * study that was not requested yet has no planner, and one that has ended no history.
 *
 * <table>
 * <caption>States and transitions of a study</caption>
 * <tr><th>state</th><th>holds when</th><th>step → next state</th></tr>
 * <tr><td>UNPUBLISHED</td><td>no revision is published</td>
 *   <td>a baseline does not fit the regime: RefuseStudy → ended;
 *   else PublishSpace of revision 0 → UNREQUESTED</td></tr>
 * <tr><td>FAILED</td><td>the data set cannot be used or has changed, or no network of the pilot was
 *   trained</td>
 *   <td>ClosePopulation of each; then FailStudy → ended</td></tr>
 * <tr><td>UNREQUESTED</td><td>the starting space's population is not requested</td>
 *   <td>GrowPopulation → MISSING_BASELINES or EXPLORING</td></tr>
 * <tr><td>MISSING_BASELINES</td><td>baselines are asked for and not requested</td>
 *   <td>GrowPopulation → EXPLORING</td></tr>
 * <tr><td>EXPLORING</td><td>there is no challenger yet, and an outcome of the pilot is missing or
 *   the space has no network</td>
 *   <td>no network: RefuseStudy → ended; else wait → SELECTING</td></tr>
 * <tr><td>SELECTING</td><td>there is no challenger yet, or the latest has its decision</td>
 *   <td>budget used up, or no refinement left: the steps of {@link ConclusionPlan}, which are
 *   generalization tests, ClosePopulation and ConcludeStudy → SELECTING, at last ended;
 *   a search with too few outcomes of the incumbent: GrowPopulation or wait → SELECTING;
 *   else PublishSpace of the challenger → UNREFERENCED</td></tr>
 * <tr><td>UNREFERENCED</td><td>the latest challenger's population is not requested, nor its reference
 *   fixed; not in studies that were requested by an earlier version</td>
 *   <td>an outcome of the reference set is missing: wait; else FixReference →
 *   UNREQUESTED_CHALLENGER</td></tr>
 * <tr><td>UNREQUESTED_CHALLENGER</td><td>the latest challenger's population is not requested</td>
 *   <td>GrowPopulation → COMPARING</td></tr>
 * <tr><td>WITHDRAWN</td><td>the challenger is on an undone branch, with or without a reference or a
 *   proposal</td>
 *   <td>window of errors not known: wait; else Decide (inconclusive) → SELECTING</td></tr>
 * <tr><td>COMPARING</td><td>the challenger has no proposal</td>
 *   <td>GrowPopulation or wait → COMPARING; verdict, or the comparison cannot go on:
 *   Propose → AWAITING_DECISION; without any pair that counts: Decide (inconclusive) →
 *   SELECTING</td></tr>
 * <tr><td>AWAITING_DECISION</td><td>the challenger has a proposal</td>
 *   <td>autonomous: Decide → SELECTING;
 *   under approval: wait for the review, then Decide → SELECTING</td></tr>
 * </table>
 *
 * <p>Undoing an accepted refinement may come in any state. It changes the incumbent: UNREFERENCED,
 * COMPARING and AWAITING_DECISION may become WITHDRAWN, and SELECTING may have a refinement left
 * again.
 */
public final class StudyPlanner {
  private final Study study;
  private final StudyHistory history;
  private final RevisionHistory revisions;
  private final PopulationSizes sizes;
  private final ComparisonSpecs specs;
  private final ReferencePlan references;
  private final BaselinePopulation baselines;
  private final ConclusionPlan conclusion;

  /** The latest challenger's comparison; null until one is made. */
  private @Nullable ChallengerRun run;

  private record ChallengerRun(int challenger, ComparisonRun comparison) {}

  private enum State {
    UNPUBLISHED,
    FAILED,
    UNREQUESTED,
    MISSING_BASELINES,
    EXPLORING,
    SELECTING,
    UNREFERENCED,
    UNREQUESTED_CHALLENGER,
    WITHDRAWN,
    COMPARING,
    AWAITING_DECISION
  }

  /** Plans a study by its history, which may go on. */
  public StudyPlanner(Study study, StudyHistory history) {
    this.study = study;
    this.history = history;
    this.revisions = history.revisions();
    this.sizes = new PopulationSizes(study);
    this.specs = new ComparisonSpecs(study, history);
    this.references = new ReferencePlan(study, history);
    this.baselines = new BaselinePopulation(study);
    this.conclusion = new ConclusionPlan(study, history);
  }

  /**
   * The next step, empty while outcomes or a review are awaited. Takes time only when a comparison
   * has new pairs, and seconds to fix a reference.
   */
  public Optional<StudyStep> next() {
    return switch (state()) {
      case UNPUBLISHED -> Optional.of(baselines.refusal().orElseGet(this::publishInitialSpace));
      case FAILED -> fail();
      case UNREQUESTED -> Optional.of(growthStep(revisions.initial(), initialSize()));
      case MISSING_BASELINES -> baselines.request(baselineState());
      case EXPLORING -> refuseEmptySpace();
      case SELECTING -> selectRefinement();
      case UNREFERENCED -> fixReference(revisions.latest());
      case UNREQUESTED_CHALLENGER ->
          Optional.of(growthStep(revisions.latest(), sizes.initialChallenger()));
      case WITHDRAWN -> stopComparison(revisions.latest());
      case COMPARING -> compare(revisions.latest());
      case AWAITING_DECISION -> decide(revisions.latest());
    };
  }

  private State state() {
    if (revisions.isEmpty()) {
      return State.UNPUBLISHED;
    }
    if (failure().isPresent()) {
      return State.FAILED;
    }
    if (!history.state(revisions.initial()).isRequested()) {
      return State.UNREQUESTED;
    }
    if (baselines.request(baselineState()).isPresent()) {
      return State.MISSING_BASELINES;
    }
    Revision latest = revisions.latest();
    if (latest.refinement() == null) {
      return isExplored(latest) ? State.SELECTING : State.EXPLORING;
    }
    return revisions.decision(latest).isPresent() ? State.SELECTING : challengerState(latest);
  }

  private State challengerState(Revision challenger) {
    boolean isRequested = history.state(challenger).isRequested();
    boolean isUnreferenced =
        history.hasIndependentDraws() && history.reference(challenger).isEmpty();
    if (!isRequested && !isUnreferenced) {
      return State.UNREQUESTED_CHALLENGER;
    }
    if (revisions.isOnUndoneBranch(challenger)) {
      return State.WITHDRAWN;
    }
    if (!isRequested) {
      return State.UNREFERENCED;
    }
    return history.proposal(revisions.refinementId(challenger)).isPresent()
        ? State.AWAITING_DECISION
        : State.COMPARING;
  }

  private boolean isExplored(Revision start) {
    PopulationState state = history.state(start);
    return state.size() > 0 && state.firstErrors(study.pilotSize()).isPresent();
  }

  /** Why the study cannot come to decisions, in a sentence. */
  private Optional<String> failure() {
    return history.obstacles().dataSetFailure().or(this::nothingTrained);
  }

  private Optional<String> nothingTrained() {
    PopulationState start = history.state(revisions.initial());
    int pilot = Math.min(study.pilotSize(), start.size());
    return pilot > 0 && start.firstErrors(pilot).filter(errors -> errors.n() == 0).isPresent()
        ? Optional.of(
            "None of the first %d networks of %s was trained; of the first abandoned one: %s"
                .formatted(
                    pilot,
                    revisions.initial().space().name(),
                    history.obstacles().firstAbandonment().orElse("its outcome gives no reason.")))
        : Optional.empty();
  }

  /** The populations are closed first, so that no trainer takes what is queued. */
  private Optional<StudyStep> fail() {
    return failure()
        .map(
            reason -> conclusion.closeAll(reason).orElseGet(() -> new StudyStep.FailStudy(reason)));
  }

  private PopulationState baselineState() {
    return history.state(baselines.population().id());
  }

  private StudyStep publishInitialSpace() {
    return new StudyStep.PublishSpace(new Revision(0, null, null, study.space()));
  }

  private int initialSize() {
    return study.ladder() == Ladder.SEARCH ? sizes.explored() : sizes.initialStart();
  }

  private StudyStep growthStep(Revision revision, int upToIndex) {
    return new StudyStep.GrowPopulation(
        Population.of(study.id(), revision), revision.space(), study.regime(), upToIndex);
  }

  private Optional<StudyStep> refuseEmptySpace() {
    Revision start = revisions.initial();
    return history.state(start).size() > 0
        ? Optional.empty()
        : Optional.of(
            new StudyStep.RefuseStudy(
                "space ("
                    + start.space().name()
                    + ") has no network of "
                    + study.regime().flops().low()
                    + " to "
                    + study.regime().flops().high()
                    + " multiply-adds; widen regime.flops, or change the space's widths and"
                    + " depths."));
  }

  private Optional<StudyStep> selectRefinement() {
    run = null; // The latest challenger has its decision.
    Revision incumbent = revisions.incumbent();
    if (!BudgetStatus.of(study, history).hasRemaining()) {
      return conclusion.next(incumbent);
    }
    return study.ladder() == Ladder.SEARCH
        ? searchRefinement(incumbent)
        : RefinementLadder.next(
                study.refinements(), revisions.triedRefinements(), incumbent.space())
            .map(refinement -> publishChallenger(incumbent, refinement))
            .or(() -> conclusion.next(incumbent));
  }

  /** A proposal is derived from all known networks of the incumbent, and tested on others. */
  private Optional<StudyStep> searchRefinement(Revision incumbent) {
    PopulationState population = history.state(incumbent);
    if (population.upToIndex() < sizes.explored()) {
      return Optional.of(growthStep(incumbent, sizes.explored()));
    }
    if (!population.isComplete()) {
      return Optional.empty();
    }
    RefinementProposals proposals =
        new RefinementProposals(
            incumbent.space(),
            population.errors().errorsByIndex(population.size()),
            population.best().ranked());
    return proposals
        .next(revisions.triedRefinements())
        .map(refinement -> publishChallenger(incumbent, refinement))
        .or(() -> conclusion.next(incumbent));
  }

  private StudyStep publishChallenger(Revision incumbent, Refinement refinement) {
    DesignSpace refined = incumbent.space().with(refinement.constraint());
    return new StudyStep.PublishSpace(
        new Revision(
            revisions.latest().number() + 1,
            incumbent.number(),
            refinement,
            refined,
            sizes.firstOfIncumbent(history.state(incumbent).size())));
  }

  private Optional<StudyStep> fixReference(Revision challenger) {
    return references
        .fit(challenger)
        .map(
            reference -> new StudyStep.FixReference(revisions.refinementId(challenger), reference));
  }

  private Optional<StudyStep> compare(Revision challenger) {
    return comparisonRun(challenger)
        .flatMap(
            comparison ->
                switch (comparison.next(BudgetStatus.of(study, history))) {
                  case ComparisonRun.Progress.Grow grow -> Optional.of(grow.step());
                  case ComparisonRun.Progress.Wait _ -> Optional.empty();
                  case ComparisonRun.Progress.Done done ->
                      Optional.of(propose(challenger, done.evidence()));
                });
  }

  /** Nothing is proposed without evidence: no person can decide on none. */
  private StudyStep propose(Revision challenger, Evidence evidence) {
    if (evidence.incumbentMeanError() == null || evidence.challengerMeanError() == null) {
      return new StudyStep.Decide(
          revisions.refinementId(challenger),
          change(challenger),
          evidence,
          Decision.INCONCLUSIVE,
          AttributedDecision.BY_EVIDENCE);
    }
    return new StudyStep.Propose(
        revisions.refinementId(challenger),
        change(challenger),
        evidence,
        DecisionRule.decisionFor(evidence.verdict()));
  }

  /** The incumbent was undone after its challenger was published. */
  private Optional<StudyStep> stopComparison(Revision challenger) {
    return comparisonRun(challenger)
        .map(
            comparison ->
                new StudyStep.Decide(
                    revisions.refinementId(challenger),
                    change(challenger),
                    comparison.evidenceWhenStopped("What it challenged was undone."),
                    Decision.INCONCLUSIVE,
                    AttributedDecision.byUndoOf(Objects.requireNonNull(challenger.parent()))));
  }

  private Optional<StudyStep> decide(Revision challenger) {
    RefinementId refinement = revisions.refinementId(challenger);
    return history
        .proposal(refinement)
        .flatMap(
            proposal ->
                finalDecision(proposal)
                    .map(
                        made ->
                            new StudyStep.Decide(
                                refinement,
                                change(challenger),
                                proposal.evidence(),
                                made.decision(),
                                made.decidedBy())));
  }

  private Optional<AttributedDecision> finalDecision(StudyStep.Propose proposal) {
    return study.policy() == DecisionPolicy.AUTONOMOUS
        ? Optional.of(
            new AttributedDecision(proposal.recommendation(), AttributedDecision.BY_EVIDENCE))
        : history.review(proposal.id());
  }

  private static Refinement change(Revision challenger) {
    return Objects.requireNonNull(challenger.refinement());
  }

  /** Empty while the window of its errors is not known. */
  private Optional<ComparisonRun> comparisonRun(Revision challenger) {
    ChallengerRun known = run;
    if (known == null || known.challenger() != challenger.number()) {
      known =
          specs
              .ofRefinement(challenger)
              .map(
                  spec ->
                      new ComparisonRun(
                          spec,
                          study,
                          study.regime(),
                          side(specs.incumbent(challenger)),
                          side(challenger)))
              .map(comparison -> new ChallengerRun(challenger.number(), comparison))
              .orElse(null);
      run = known;
    }
    return Optional.ofNullable(known).map(ChallengerRun::comparison);
  }

  private ComparisonRun.Side side(Revision revision) {
    return new ComparisonRun.Side(
        Population.of(study.id(), revision), revision.space(), history.state(revision));
  }
}
