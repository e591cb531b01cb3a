package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.allocation.AlphaSpent;
import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.DecisionRule;
import io.netspace.analyzer.domain.population.BestCandidates;
import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.analyzer.domain.population.TrainingCost;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.analyzer.domain.proposals.RefinementLadder;
import io.netspace.analyzer.domain.proposals.RefinementProposals;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever said about one study, and from it the next thing to say. Noting something
 * twice, or in another order among kinds, changes nothing; so the ledger is the same after a
 * replay, and what was said is not said again.
 *
 * <p>Populations grow as a comparison goes, by what its pairs leave undecided and never by what
 * became known when; and all that was requested, as far as the space has it, is sampled and
 * trained. So the ledger knows what is outstanding from the requests and the fates alone, and a
 * disturbed study asks for the same networks as an undisturbed one.
 */
public final class StudyLedger {
  private static final int BEST_OF_A_STUDY = 10;

  /** Networks of an incumbent that a search learns from, at most. */
  private static final int MAX_EXPLORED = 64;

  private final RevisionHistory history = new RevisionHistory();
  private final Map<PopulationId, PopulationState> populations = new HashMap<>();
  private final Map<String, Population> auxiliaryPopulations = new TreeMap<>();
  private final Map<RefinementId, StudyStep.Propose> proposals = new HashMap<>();
  private final Map<RefinementId, AttributedDecision> reviews = new HashMap<>();
  private final Map<RefinementId, Evidence> evidenceByRefinement = new HashMap<>();
  private final Map<RefinementId, ComparisonRun> runs = new HashMap<>();
  private final Map<Integer, GeneralizationSuite> suitesByRevision = new HashMap<>();
  private @Nullable Study study;
  private @Nullable BaselinePopulation baselines;

  public void requested(Study asked) {
    study = asked;
    history.setStudy(asked.id());
  }

  public void published(Revision revision) {
    history.published(revision);
  }

  /** A population is to grow to {@code upToIndex} networks, each trained so many times. */
  public void populationRequested(Population population, int upToIndex, int trainingsEach) {
    stateOf(population.id()).requested(upToIndex, trainingsEach);
    if (!population.purpose().isRanked()) {
      auxiliaryPopulations.putIfAbsent(population.id().value(), population);
    }
  }

  /** A population cannot grow beyond {@code sampled} networks. */
  public void exhausted(Population population, int sampled) {
    stateOf(population.id()).exhausted(sampled);
  }

  public void closed(Population population) {
    stateOf(population.id()).closed();
  }

  /** Notes an outcome, unless its candidate has one already, and gives the one that counts. */
  public CandidateRecord recordOutcome(Outcome outcome) {
    Candidate candidate = outcome.candidate();
    Population population = candidate.population();
    PopulationState ledger = stateOf(population.id());
    PopulationErrors errors = ledger.errors();
    if (errors.add(outcome)
        && outcome instanceof CandidateTrained trained
        && population.purpose().isRanked()) {
      ledger.best().offer(candidate, trained.errorPercent());
    }
    return new CandidateRecord(
        population.study(),
        population.id(),
        candidate.index(),
        candidate.replicate(),
        errors.result(candidate.index(), candidate.replicate()),
        ledger.best().find(candidate.id()));
  }

  /** Notes again what was kept of an outcome. */
  public void restore(CandidateRecord kept) {
    PopulationState ledger = stateOf(kept.population());
    ledger.errors().add(kept.index(), kept.replicate(), kept.result());
    if (kept.candidate() != null && kept.result() instanceof TrainingResult.Trained trained) {
      ledger.best().offer(kept.candidate(), trained.errorPercent());
    }
  }

  /** The best trained candidates so far, best first, one a network. */
  List<RankedCandidate> bestCandidates() {
    return BestCandidates.bestOf(
        populations.values().stream().map(PopulationState::best), BEST_OF_A_STUDY);
  }

  public void proposed(StudyStep.Propose proposal) {
    proposals.putIfAbsent(proposal.id(), proposal);
  }

  public void reviewed(RefinementId refinement, AttributedDecision ruling) {
    reviews.putIfAbsent(refinement, ruling);
  }

  public void decided(RefinementId refinement, Decision decision, Evidence evidence) {
    history.decided(refinement, decision);
    evidenceByRefinement.putIfAbsent(refinement, evidence);
    runs.remove(refinement);
  }

  /** A person has undone an accepted refinement. */
  public void undone(RefinementId refinement) {
    history.undone(refinement);
  }

  /**
   * The next thing to say, empty while waiting for others. Takes time only when a comparison has
   * new pairs.
   */
  public Optional<StudyStep> next() {
    return Optional.ofNullable(study).flatMap(this::next);
  }

  private Optional<StudyStep> next(Study asked) {
    if (history.isEmpty()) {
      return Optional.of(
          baselinePopulation(asked).refusal().orElseGet(() -> publishInitialSpace(asked)));
    }
    Revision start = history.initial();
    if (!stateOf(asked, start).isRequested()) {
      int first =
          asked.ladder() == Ladder.SEARCH
              ? exploration(asked)
              : asked.pilotSize() + initialSize(asked);
      return Optional.of(growthStep(asked, start, first));
    }
    return baselinePopulation(asked)
        .request(stateOf(baselinePopulation(asked).population().id()))
        .or(() -> nextAfterRequests(asked, start, history.latest()));
  }

  private static StudyStep publishInitialSpace(Study asked) {
    return new StudyStep.PublishSpace(new Revision(0, null, null, asked.space()));
  }

  private Optional<StudyStep> nextAfterRequests(Study asked, Revision start, Revision latest) {
    if (latest.refinement() == null) {
      return exploration(asked, start);
    }
    if (history.decision(latest).isPresent()) {
      return nextRefinementOrFinish(asked);
    }
    if (!stateOf(asked, latest).isRequested()) {
      return Optional.of(growthStep(asked, latest, initialSize(asked)));
    }
    return testChallenger(asked, latest, latest.refinement());
  }

  private static int initialSize(Study asked) {
    return ComparisonRun.initialSize(asked.models(), asked.lookahead(), asked.pilotSize());
  }

  private static StudyStep growthStep(Study asked, Revision revision, int upToIndex) {
    return new StudyStep.GrowPopulation(
        population(asked, revision), revision.space(), asked.regime(), upToIndex);
  }

  private Optional<StudyStep> exploration(Study asked, Revision start) {
    PopulationState exploration = stateOf(asked, start);
    if (exploration.size() == 0) {
      return Optional.of(
          new StudyStep.RefuseStudy(
              "space ("
                  + start.space().name()
                  + ") has no network of "
                  + asked.regime().flops().low()
                  + " to "
                  + asked.regime().flops().high()
                  + " multiply-adds; widen regime.flops, or change the space's widths and depths."));
    }
    return exploration.firstErrors(asked.pilotSize()).isPresent()
        ? nextRefinementOrFinish(asked)
        : Optional.empty();
  }

  private BaselinePopulation baselinePopulation(Study asked) {
    BaselinePopulation known = baselines;
    if (known == null) {
      known = new BaselinePopulation(asked);
      baselines = known;
    }
    return known;
  }

  private GeneralizationSuite generalizationSuite(Study asked, Revision incumbent) {
    return suitesByRevision.computeIfAbsent(
        incumbent.number(), _ -> new GeneralizationSuite(asked, history, incumbent, this::stateOf));
  }

  private boolean needsClosing(Study asked, Revision revision) {
    return stateOf(asked, revision).isComplete() && !stateOf(asked, revision).isClosed();
  }

  private Optional<StudyStep> nextRefinementOrFinish(Study asked) {
    Revision incumbent = history.incumbent();
    if (!budgetStatus(asked).hasRemaining()) {
      return finishLadder(asked, incumbent);
    }
    return asked.ladder() == Ladder.SEARCH
        ? searchRefinement(asked, incumbent)
        : RefinementLadder.nextRefinement(
                asked.refinements(), history.triedRefinements(), incumbent.space())
            .map(refinement -> publishChallenger(incumbent, refinement, asked.pilotSize()))
            .or(() -> finishLadder(asked, incumbent));
  }

  /** All that is known of the incumbent is learned from; the comparison is on other networks. */
  private Optional<StudyStep> searchRefinement(Study asked, Revision incumbent) {
    PopulationState population = stateOf(asked, incumbent);
    if (population.upToIndex() < exploration(asked)) {
      return Optional.of(growthStep(asked, incumbent, exploration(asked)));
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
        .next(history.triedRefinements())
        .map(refinement -> publishChallenger(incumbent, refinement, population.size()))
        .or(() -> finishLadder(asked, incumbent));
  }

  private static int exploration(Study asked) {
    return Math.max(asked.pilotSize(), Math.min(MAX_EXPLORED, asked.models()));
  }

  private StudyStep publishChallenger(
      Revision incumbent, Refinement refinement, int incumbentFrom) {
    DesignSpace refined = incumbent.space().with(refinement.constraint());
    return new StudyStep.PublishSpace(
        new Revision(
            history.latest().number() + 1, incumbent.number(), refinement, refined, incumbentFrom));
  }

  /**
   * The ladder is done: takes the challenges, and once nothing is outstanding, closes all
   * populations, and concludes.
   */
  private Optional<StudyStep> finishLadder(Study asked, Revision incumbent) {
    boolean isOutstanding = !populations.values().stream().allMatch(PopulationState::isComplete);
    Optional<StudyStep> challenge =
        generalizationSuite(asked, incumbent).next(budgetStatus(asked), isOutstanding);
    return challenge.isPresent() || isOutstanding ? challenge : closeOrConclude(asked, incumbent);
  }

  private Optional<StudyStep> closeOrConclude(Study asked, Revision incumbent) {
    return history.revisions().stream()
        .filter(revision -> needsClosing(asked, revision))
        .findFirst()
        .<StudyStep>map(
            revision ->
                new StudyStep.ClosePopulation(
                    population(asked, revision),
                    "The ladder is done; the incumbent is revision " + incumbent.number() + "."))
        .or(this::closeAuxiliary)
        .or(() -> Optional.of(conclude(asked, incumbent)));
  }

  private Optional<StudyStep> closeAuxiliary() {
    return auxiliaryPopulations.values().stream()
        .filter(population -> !stateOf(population.id()).isClosed())
        .findFirst()
        .map(
            population ->
                new StudyStep.ClosePopulation(
                    population,
                    population.purpose() == Purpose.BASELINE
                        ? "All baselines are trained."
                        : "The challenges are done."));
  }

  private StudyStep conclude(Study asked, Revision incumbent) {
    DesignSpace space = incumbent.space();
    BudgetStatus funds = budgetStatus(asked);
    List<GeneralizationResult> found = generalizationSuite(asked, incumbent).results();
    List<Guarantee> guarantees =
        Stream.concat(
                guarantees().stream(),
                found.stream().map(one -> one.evidence().guarantee()).filter(Objects::nonNull))
            .toList();
    return new StudyStep.ConcludeStudy(
        new Conclusion(
            incumbent.number(),
            space,
            space.log10Size(),
            bestCandidates(),
            funds.hasRemaining() ? null : funds.reason(),
            AlphaSpent.total(guarantees),
            found.isEmpty() ? null : found,
            AlphaSpent.outcomesDigest(guarantees)));
  }

  private List<Guarantee> guarantees() {
    return history.revisions().stream()
        .flatMap(revision -> history.refinementId(revision).stream())
        .map(evidenceByRefinement::get)
        .filter(Objects::nonNull)
        .map(Evidence::guarantee)
        .filter(Objects::nonNull)
        .toList();
  }

  private BudgetStatus budgetStatus(Study asked) {
    TrainingCost effort =
        populations.values().stream()
            .map(population -> population.errors().cost(population.size()))
            .reduce(TrainingCost.NONE, TrainingCost::plus);
    return BudgetStatus.of(
        asked.optionsOrNone().budget(),
        populations.values().stream().mapToInt(PopulationState::trainingsRequested).sum(),
        effort.seconds(),
        effort.flopsPerImage() * asked.regime().trainImages());
  }

  private Optional<StudyStep> testChallenger(Study asked, Revision challenger, Refinement change) {
    RefinementId id = RefinementId.of(asked.id(), challenger.number());
    StudyStep.Propose proposal = proposals.get(id);
    if (history.isOnUndoneBranch(challenger)) {
      return stopComparison(asked, id, challenger, change);
    }
    if (proposal == null) {
      return compare(asked, id, challenger, change);
    }
    return finalDecision(asked, proposal)
        .map(
            ruling ->
                new StudyStep.Decide(
                    id, change, proposal.evidence(), ruling.decision(), ruling.decidedBy()));
  }

  /** What it challenges was undone meanwhile. */
  private Optional<StudyStep> stopComparison(
      Study asked, RefinementId id, Revision challenger, Refinement change) {
    return comparisonRun(asked, id, challenger)
        .map(
            contest ->
                new StudyStep.Decide(
                    id,
                    change,
                    contest.evidenceWhenStopped("What it challenged was undone."),
                    Decision.INCONCLUSIVE,
                    AttributedDecision.byUndoOf(Objects.requireNonNull(challenger.parent()))));
  }

  private Optional<AttributedDecision> finalDecision(Study asked, StudyStep.Propose proposal) {
    return asked.policy() == DecisionPolicy.AUTONOMOUS
        ? Optional.of(
            new AttributedDecision(proposal.recommendation(), AttributedDecision.BY_EVIDENCE))
        : Optional.ofNullable(reviews.get(proposal.id()));
  }

  private Optional<StudyStep> compare(
      Study asked, RefinementId id, Revision challenger, Refinement change) {
    return comparisonRun(asked, id, challenger)
        .flatMap(
            contest ->
                switch (contest.next(budgetStatus(asked))) {
                  case ComparisonRun.Progress.Grow grow -> Optional.of(grow.step());
                  case ComparisonRun.Progress.Wait _ -> Optional.empty();
                  case ComparisonRun.Progress.Done done ->
                      Optional.of(propose(id, change, done.evidence()));
                });
  }

  private static StudyStep propose(RefinementId id, Refinement change, Evidence evidence) {
    Verdict verdict =
        evidence.guarantee() == null ? Verdict.UNDECIDED : evidence.guarantee().verdict();
    return new StudyStep.Propose(id, change, evidence, DecisionRule.decisionFor(verdict));
  }

  /** Empty while the window of its errors is not known. */
  private Optional<ComparisonRun> comparisonRun(Study asked, RefinementId id, Revision challenger) {
    ComparisonRun known = runs.get(id);
    return known != null
        ? Optional.of(known)
        : comparisonSpec(asked, challenger)
            .map(settled -> runs.computeIfAbsent(id, _ -> comparisonRun(asked, settled)));
  }

  private ComparisonRun comparisonRun(Study asked, ComparisonSpec settled) {
    return new ComparisonRun(
        settled,
        asked.regime(),
        side(asked, history.revision(settled.incumbent())),
        side(asked, history.revision(settled.challenger())),
        asked.lookahead(),
        asked.pilotSize());
  }

  private Optional<ComparisonSpec> comparisonSpec(Study asked, Revision challenger) {
    ComparisonSpecs settlement = new ComparisonSpecs(asked, history);
    return stateOf(asked, settlement.incumbent(challenger))
        .firstErrors(challenger.firstOfIncumbent())
        .map(errors -> settlement.ofRefinement(challenger, errors));
  }

  private ComparisonRun.Side side(Study asked, Revision revision) {
    Population population = population(asked, revision);
    return new ComparisonRun.Side(population, revision.space(), stateOf(population.id()));
  }

  private static Population population(Study asked, Revision revision) {
    return ComparisonSpecs.population(asked.id(), revision);
  }

  private PopulationState stateOf(Study asked, Revision revision) {
    return stateOf(population(asked, revision).id());
  }

  private PopulationState stateOf(PopulationId population) {
    return populations.computeIfAbsent(population, _ -> new PopulationState());
  }
}
