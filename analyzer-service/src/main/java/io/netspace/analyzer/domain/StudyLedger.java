package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Generalisation;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.Verdict;
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
  private static final int MOST_EXPLORED = 64;

  private final Course course = new Course();
  private final Map<PopulationId, PopulationLedger> populations = new HashMap<>();
  private final Map<String, Population> beside = new TreeMap<>();
  private final Map<RefinementId, Step.Propose> proposals = new HashMap<>();
  private final Map<RefinementId, Ruling> reviews = new HashMap<>();
  private final Map<RefinementId, Evidence> decided = new HashMap<>();
  private final Map<RefinementId, Contest> contests = new HashMap<>();
  private final Map<Integer, ChallengeSuite> suites = new HashMap<>();
  private @Nullable Study study;
  private @Nullable BaselineRun baselineRun;

  public void requested(Study asked) {
    study = asked;
    course.of(asked.id());
  }

  public void published(Revision revision) {
    course.published(revision);
  }

  /** A population is to grow to {@code upToIndex} networks, each trained so many times. */
  public void populationRequested(Population population, int upToIndex, int trainingsEach) {
    of(population.id()).requested(upToIndex, trainingsEach);
    if (!population.purpose().isRanked()) {
      beside.putIfAbsent(population.id().value(), population);
    }
  }

  /** A population cannot grow beyond {@code sampled} networks. */
  public void exhausted(Population population, int sampled) {
    of(population.id()).exhausted(sampled);
  }

  public void closed(Population population) {
    of(population.id()).closed();
  }

  /** Notes an outcome, unless its candidate has one already, and gives the one that counts. */
  public CandidateFate outcome(Outcome outcome) {
    Candidate candidate = outcome.candidate();
    Population population = candidate.population();
    PopulationLedger ledger = of(population.id());
    PopulationErrors errors = ledger.errors();
    if (errors.note(outcome)
        && outcome instanceof CandidateTrained trained
        && population.purpose().isRanked()) {
      ledger.best().offer(candidate, trained.errorPercent());
    }
    return new CandidateFate(
        population.study(),
        population.id(),
        candidate.index(),
        candidate.replicate(),
        errors.fate(candidate.index(), candidate.replicate()),
        ledger.best().find(candidate.id()));
  }

  /** Notes again what was kept of an outcome. */
  public void remember(CandidateFate kept) {
    PopulationLedger ledger = of(kept.population());
    ledger.errors().note(kept.index(), kept.replicate(), kept.fate());
    if (kept.candidate() != null && kept.fate() instanceof Fate.Trained trained) {
      ledger.best().offer(kept.candidate(), trained.errorPercent());
    }
  }

  /** The best trained candidates so far, best first, one a network. */
  List<RankedCandidate> best() {
    return BestCandidates.among(
        populations.values().stream().map(PopulationLedger::best), BEST_OF_A_STUDY);
  }

  public void proposed(Step.Propose proposal) {
    proposals.putIfAbsent(proposal.id(), proposal);
  }

  public void reviewed(RefinementId refinement, Ruling ruling) {
    reviews.putIfAbsent(refinement, ruling);
  }

  public void decided(RefinementId refinement, Decision decision, Evidence evidence) {
    course.decided(refinement, decision);
    decided.putIfAbsent(refinement, evidence);
    contests.remove(refinement);
  }

  /** A person has undone an accepted refinement. */
  public void undone(RefinementId refinement) {
    course.undone(refinement);
  }

  /**
   * The next thing to say, empty while waiting for others. Takes time only when a comparison has
   * new pairs.
   */
  public Optional<Step> next() {
    return Optional.ofNullable(study).flatMap(this::next);
  }

  private Optional<Step> next(Study asked) {
    if (course.isEmpty()) {
      return Optional.of(baselines(asked).refusal().orElseGet(() -> start(asked)));
    }
    Revision start = course.start();
    if (!of(asked, start).isRequested()) {
      int first =
          asked.ladder() == Ladder.SEARCH ? explored(asked) : asked.pilot() + atFirst(asked);
      return Optional.of(growth(asked, start, first));
    }
    return baselines(asked)
        .request(of(baselines(asked).population().id()))
        .or(() -> onward(asked, start, course.latest()));
  }

  private static Step start(Study asked) {
    return new Step.PublishSpace(new Revision(0, null, null, asked.space()));
  }

  private Optional<Step> onward(Study asked, Revision start, Revision latest) {
    if (latest.refinement() == null) {
      return explored(asked, start);
    }
    if (course.decision(latest).isPresent()) {
      return climb(asked);
    }
    if (!of(asked, latest).isRequested()) {
      return Optional.of(growth(asked, latest, atFirst(asked)));
    }
    return test(asked, latest, latest.refinement());
  }

  private static int atFirst(Study asked) {
    return Contest.atFirst(asked.models(), asked.ahead(), asked.pilot());
  }

  private static Step growth(Study asked, Revision revision, int upToIndex) {
    return new Step.GrowPopulation(
        population(asked, revision), revision.space(), asked.regime(), upToIndex);
  }

  private Optional<Step> explored(Study asked, Revision start) {
    PopulationLedger exploration = of(asked, start);
    if (exploration.size() == 0) {
      return Optional.of(
          new Step.Refuse(
              "space ("
                  + start.space().name()
                  + ") has no network of "
                  + asked.regime().flops().low()
                  + " to "
                  + asked.regime().flops().high()
                  + " multiply-adds; widen regime.flops, or change the space's widths and depths."));
    }
    return exploration.first(asked.pilot()).isPresent() ? climb(asked) : Optional.empty();
  }

  private BaselineRun baselines(Study asked) {
    BaselineRun known = baselineRun;
    if (known == null) {
      known = new BaselineRun(asked);
      baselineRun = known;
    }
    return known;
  }

  private ChallengeSuite suite(Study asked, Revision incumbent) {
    return suites.computeIfAbsent(
        incumbent.number(), _ -> new ChallengeSuite(asked, course, incumbent, this::of));
  }

  private boolean isToBeClosed(Study asked, Revision revision) {
    return of(asked, revision).isComplete() && !of(asked, revision).isClosed();
  }

  private Optional<Step> climb(Study asked) {
    Revision incumbent = course.incumbent();
    if (!funds(asked).isLeft()) {
      return finish(asked, incumbent);
    }
    return asked.ladder() == Ladder.SEARCH
        ? search(asked, incumbent)
        : Ladders.next(asked.refinements(), course.tried(), incumbent.space())
            .map(refinement -> challenge(incumbent, refinement, asked.pilot()))
            .or(() -> finish(asked, incumbent));
  }

  /** All that is known of the incumbent is learned from; the comparison is on other networks. */
  private Optional<Step> search(Study asked, Revision incumbent) {
    PopulationLedger population = of(asked, incumbent);
    if (population.upToIndex() < explored(asked)) {
      return Optional.of(growth(asked, incumbent, explored(asked)));
    }
    if (!population.isComplete()) {
      return Optional.empty();
    }
    Proposals proposals =
        new Proposals(
            incumbent.space(),
            population.errors().byIndex(population.size()),
            population.best().ranked());
    return proposals
        .next(course.tried())
        .map(refinement -> challenge(incumbent, refinement, population.size()))
        .or(() -> finish(asked, incumbent));
  }

  private static int explored(Study asked) {
    return Math.max(asked.pilot(), Math.min(MOST_EXPLORED, asked.models()));
  }

  private Step challenge(Revision incumbent, Refinement refinement, int incumbentFrom) {
    DesignSpace refined = incumbent.space().with(refinement.constraint());
    return new Step.PublishSpace(
        new Revision(
            course.latest().number() + 1, incumbent.number(), refinement, refined, incumbentFrom));
  }

  /**
   * The ladder is done: takes the challenges, and once nothing is outstanding, closes all
   * populations, and concludes.
   */
  private Optional<Step> finish(Study asked, Revision incumbent) {
    boolean isOutstanding = !populations.values().stream().allMatch(PopulationLedger::isComplete);
    Optional<Step> challenge = suite(asked, incumbent).next(funds(asked), isOutstanding);
    return challenge.isPresent() || isOutstanding ? challenge : end(asked, incumbent);
  }

  private Optional<Step> end(Study asked, Revision incumbent) {
    return course.revisions().stream()
        .filter(revision -> isToBeClosed(asked, revision))
        .findFirst()
        .<Step>map(
            revision ->
                new Step.Close(
                    population(asked, revision),
                    "The ladder is done; the incumbent is revision " + incumbent.number() + "."))
        .or(this::closingBeside)
        .or(() -> Optional.of(conclude(asked, incumbent)));
  }

  private Optional<Step> closingBeside() {
    return beside.values().stream()
        .filter(population -> !of(population.id()).isClosed())
        .findFirst()
        .map(
            population ->
                new Step.Close(
                    population,
                    population.purpose() == Purpose.BASELINE
                        ? "All baselines are trained."
                        : "The challenges are done."));
  }

  private Step conclude(Study asked, Revision incumbent) {
    DesignSpace space = incumbent.space();
    Funds funds = funds(asked);
    List<Generalisation> found = suite(asked, incumbent).found();
    List<Guarantee> guarantees =
        Stream.concat(
                guarantees().stream(),
                found.stream().map(one -> one.evidence().guarantee()).filter(Objects::nonNull))
            .toList();
    return new Step.Conclude(
        new Conclusion(
            incumbent.number(),
            space,
            space.log10Size(),
            best(),
            funds.isLeft() ? null : funds.reason(),
            Spending.level(guarantees),
            found.isEmpty() ? null : found,
            Spending.digest(guarantees)));
  }

  private List<Guarantee> guarantees() {
    return course.revisions().stream()
        .flatMap(revision -> course.id(revision).stream())
        .map(decided::get)
        .filter(Objects::nonNull)
        .map(Evidence::guarantee)
        .filter(Objects::nonNull)
        .toList();
  }

  private Funds funds(Study asked) {
    Effort effort =
        populations.values().stream()
            .map(population -> population.errors().effort(population.size()))
            .reduce(Effort.NONE, Effort::plus);
    return Funds.of(
        asked.beside().budget(),
        populations.values().stream().mapToInt(PopulationLedger::trainings).sum(),
        effort.seconds(),
        effort.flopsAnImage() * asked.regime().trainImages());
  }

  private Optional<Step> test(Study asked, Revision challenger, Refinement change) {
    RefinementId id = RefinementId.of(asked.id(), challenger.number());
    Step.Propose proposal = proposals.get(id);
    if (course.isOut(challenger)) {
      return withdrawn(asked, id, challenger, change);
    }
    if (proposal == null) {
      return compare(asked, id, challenger, change);
    }
    return ruling(asked, proposal)
        .map(
            ruling ->
                new Step.Decide(
                    id, change, proposal.evidence(), ruling.decision(), ruling.decidedBy()));
  }

  /** What it challenges was undone meanwhile. */
  private Optional<Step> withdrawn(
      Study asked, RefinementId id, Revision challenger, Refinement change) {
    return contest(asked, id, challenger)
        .map(
            contest ->
                new Step.Decide(
                    id,
                    change,
                    contest.brokenOff("What it challenged was undone."),
                    Decision.INCONCLUSIVE,
                    Ruling.byUndoing(Objects.requireNonNull(challenger.parent()))));
  }

  private Optional<Ruling> ruling(Study asked, Step.Propose proposal) {
    return asked.policy() == DecisionPolicy.AUTONOMOUS
        ? Optional.of(new Ruling(proposal.recommendation(), Ruling.BY_EVIDENCE))
        : Optional.ofNullable(reviews.get(proposal.id()));
  }

  private Optional<Step> compare(
      Study asked, RefinementId id, Revision challenger, Refinement change) {
    return contest(asked, id, challenger)
        .flatMap(
            contest ->
                switch (contest.next(funds(asked))) {
                  case Contest.Move.Grow grow -> Optional.of(grow.step());
                  case Contest.Move.Wait _ -> Optional.empty();
                  case Contest.Move.Done done -> Optional.of(propose(id, change, done.evidence()));
                });
  }

  private static Step propose(RefinementId id, Refinement change, Evidence evidence) {
    Verdict verdict =
        evidence.guarantee() == null ? Verdict.UNDECIDED : evidence.guarantee().verdict();
    return new Step.Propose(id, change, evidence, DecisionRule.decide(verdict));
  }

  /** Empty while the window of its errors is not known. */
  private Optional<Contest> contest(Study asked, RefinementId id, Revision challenger) {
    Contest known = contests.get(id);
    return known != null
        ? Optional.of(known)
        : settled(asked, challenger)
            .map(settled -> contests.computeIfAbsent(id, _ -> contest(asked, settled)));
  }

  private Contest contest(Study asked, Comparison settled) {
    return new Contest(
        settled,
        asked.regime(),
        side(asked, course.revision(settled.incumbent())),
        side(asked, course.revision(settled.challenger())),
        asked.ahead(),
        asked.pilot());
  }

  private Optional<Comparison> settled(Study asked, Revision challenger) {
    Settlement settlement = new Settlement(asked, course);
    return of(asked, settlement.incumbent(challenger))
        .first(challenger.firstOfIncumbent())
        .map(errors -> settlement.comparison(challenger, errors));
  }

  private Contest.Side side(Study asked, Revision revision) {
    Population population = population(asked, revision);
    return new Contest.Side(population, revision.space(), of(population.id()));
  }

  private static Population population(Study asked, Revision revision) {
    return Settlement.population(asked.id(), revision);
  }

  private PopulationLedger of(Study asked, Revision revision) {
    return of(population(asked, revision).id());
  }

  private PopulationLedger of(PopulationId population) {
    return populations.computeIfAbsent(population, _ -> new PopulationLedger());
  }
}
