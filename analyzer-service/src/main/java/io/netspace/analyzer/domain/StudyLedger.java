package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever said about one study, and from it the next thing to say. Noting something
 * twice, or in another order among kinds, changes nothing; so the ledger is the same after a
 * replay, and what was said is not said again.
 *
 * <p>A population is closed when it is complete and no comparison needs it any more. So all that
 * was requested, as far as the space has it, is sampled and trained, and the ledger knows what is
 * outstanding from the requests and the fates alone.
 */
public final class StudyLedger {
  private final Map<Integer, Revision> revisions = new TreeMap<>();
  private final Map<PopulationId, PopulationLedger> populations = new HashMap<>();
  private final Map<RefinementId, Step.Propose> proposals = new HashMap<>();
  private final Map<RefinementId, Verdict> reviews = new HashMap<>();
  private final Map<RefinementId, Decision> decisions = new HashMap<>();
  private final BestCandidates best = new BestCandidates();
  private @Nullable Study study;

  public void requested(Study asked) {
    study = asked;
  }

  public void published(Revision revision) {
    revisions.putIfAbsent(revision.number(), revision);
  }

  /** A population is to grow to {@code upToIndex} networks, each trained so many times. */
  public void populationRequested(Population population, int upToIndex, int trainingsEach) {
    of(population.id()).requested(upToIndex, trainingsEach);
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
    PopulationErrors errors = of(population.id()).errors();
    if (errors.note(outcome) && outcome instanceof CandidateTrained trained) {
      best.offer(candidate, trained.errorPercent());
    }
    return new CandidateFate(
        population.study(),
        population.id(),
        candidate.index(),
        candidate.replicate(),
        errors.fate(candidate.index(), candidate.replicate()),
        best.find(candidate.id()));
  }

  /** Notes again what was kept of an outcome. */
  public void remember(CandidateFate kept) {
    of(kept.population()).errors().note(kept.index(), kept.replicate(), kept.fate());
    if (kept.candidate() != null && kept.fate() instanceof Fate.Trained trained) {
      best.offer(kept.candidate(), trained.errorPercent());
    }
  }

  /** The best trained candidates so far, best first, one a network. */
  List<RankedCandidate> best() {
    return best.ranked();
  }

  public void proposed(Step.Propose proposal) {
    proposals.putIfAbsent(proposal.id(), proposal);
  }

  public void reviewed(RefinementId refinement, Verdict verdict) {
    reviews.putIfAbsent(refinement, verdict);
  }

  public void decided(RefinementId refinement, Decision decision) {
    decisions.putIfAbsent(refinement, decision);
  }

  /**
   * The next thing to say, empty while waiting for others. Passes over candidates only when a
   * comparison is due.
   */
  public Optional<Step> next() {
    return Optional.ofNullable(study).flatMap(this::next);
  }

  private Optional<Step> next(Study asked) {
    if (revisions.isEmpty()) {
      return Optional.of(new Step.PublishSpace(new Revision(0, null, null, asked.space())));
    }
    Revision latest = latest();
    if (!of(asked, latest).isRequested()) {
      return Optional.of(grow(asked, latest));
    }
    if (latest.refinement() == null) {
      return explored(asked, latest);
    }
    RefinementId id = RefinementId.of(asked.id(), latest.number());
    return decisions.containsKey(id)
        ? closing(asked).or(() -> climb(asked))
        : test(asked, id, latest, latest.refinement());
  }

  /** A challenger is no larger than the incumbent: what has no pair is not worth training. */
  private Step grow(Study asked, Revision latest) {
    int upToIndex =
        latest.refinement() == null
            ? asked.models()
            : Math.min(asked.models(), of(asked, incumbent(asked)).size());
    return new Step.GrowPopulation(population(asked, latest), latest.space(), upToIndex);
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
    return exploration.isComplete() ? climb(asked) : Optional.empty();
  }

  /** Closes what lost its use by a decision: the incumbent that was replaced, or the challenger. */
  private Optional<Step> closing(Study asked) {
    return revisions.values().stream()
        .flatMap(revision -> loser(asked, revision).stream())
        .filter(loser -> isToBeClosed(asked, loser.revision()))
        .findFirst()
        .map(loser -> new Step.Close(population(asked, loser.revision()), loser.reason()));
  }

  private Optional<Loser> loser(Study asked, Revision challenger) {
    return Optional.ofNullable(challenger.parent())
        .map(revisions::get)
        .flatMap(
            incumbent ->
                Optional.ofNullable(decisions.get(RefinementId.of(asked.id(), challenger.number())))
                    .map(decision -> Loser.of(incumbent, challenger, decision)));
  }

  private boolean isToBeClosed(Study asked, Revision revision) {
    return of(asked, revision).isComplete() && !of(asked, revision).isClosed();
  }

  private Optional<Step> climb(Study asked) {
    Revision incumbent = incumbent(asked);
    int tried = latest().refinement() == null ? 0 : indexOf(asked, latest().refinement()) + 1;
    return Ladders.refinements(asked.ladder()).stream()
        .skip(tried)
        .filter(refinement -> Ladders.applies(refinement, incumbent.space()))
        .findFirst()
        .map(refinement -> challenge(incumbent, refinement))
        .or(() -> finish(asked, incumbent));
  }

  private static int indexOf(Study asked, Refinement refinement) {
    return Ladders.refinements(asked.ladder()).stream()
        .map(Refinement::name)
        .toList()
        .indexOf(refinement.name());
  }

  private Step challenge(Revision incumbent, Refinement refinement) {
    DesignSpace refined = incumbent.space().with(refinement.constraint());
    return new Step.PublishSpace(
        new Revision(latest().number() + 1, incumbent.number(), refinement, refined));
  }

  /** The ladder is done: closes the last population, and concludes once nothing is outstanding. */
  private Optional<Step> finish(Study asked, Revision incumbent) {
    if (isToBeClosed(asked, incumbent)) {
      return Optional.of(
          new Step.Close(
              population(asked, incumbent),
              "The ladder is done: revision " + incumbent.number() + " is not challenged again."));
    }
    return populations.values().stream().allMatch(PopulationLedger::isComplete)
        ? Optional.of(conclude(incumbent))
        : Optional.empty();
  }

  private Step conclude(Revision incumbent) {
    DesignSpace space = incumbent.space();
    return new Step.Conclude(
        new Conclusion(incumbent.number(), space, space.log10Size(), best.ranked()));
  }

  private Optional<Step> test(
      Study asked, RefinementId id, Revision challenger, Refinement change) {
    Step.Propose proposal = proposals.get(id);
    if (proposal == null) {
      return look(asked, id, challenger)
          .map(
              evidence ->
                  new Step.Propose(
                      id, change, evidence, DecisionRule.decide(change.claim(), evidence)));
    }
    return verdict(asked, proposal)
        .map(
            verdict ->
                new Step.Decide(
                    id, change, proposal.evidence(), verdict.decision(), verdict.decidedBy()));
  }

  private Optional<Verdict> verdict(Study asked, Step.Propose proposal) {
    return asked.policy() == DecisionPolicy.AUTONOMOUS
        ? Optional.of(new Verdict(proposal.recommendation(), "evidence"))
        : Optional.ofNullable(reviews.get(proposal.id()));
  }

  private Optional<Evidence> look(Study asked, RefinementId id, Revision challenger) {
    Revision incumbent = incumbent(asked);
    PopulationLedger ofIncumbent = of(asked, incumbent);
    PopulationLedger ofChallenger = of(asked, challenger);
    Comparison comparison =
        new Comparison(
            incumbent.number(),
            challenger.number(),
            Math.min(ofIncumbent.size(), ofChallenger.size()),
            asked.confidence(),
            asked.margin());
    Finding finding =
        comparison.look(ofIncumbent.errors(), ofChallenger.errors(), () -> randomOf(asked, id));
    return switch (finding) {
      case Finding.NeedsMoreEvidence _ -> Optional.empty();
      case Finding.Found found -> Optional.of(found.evidence());
    };
  }

  private static RandomGenerator randomOf(Study asked, RefinementId id) {
    return RandomGeneratorFactory.of("L64X128MixRandom")
        .create(Derivation.seed(asked.seed(), "bootstrap", id));
  }

  private Revision latest() {
    return revisions.values().stream().reduce((_, later) -> later).orElseThrow();
  }

  /** The newest revision that was accepted, else the starting one. */
  private Revision incumbent(Study asked) {
    return revisions.values().stream()
        .filter(
            revision ->
                revision.number() == 0
                    || decisions.get(RefinementId.of(asked.id(), revision.number()))
                        == Decision.ACCEPTED)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static Population population(Study asked, Revision revision) {
    Purpose purpose = revision.refinement() == null ? Purpose.EXPLORE : Purpose.CHALLENGE;
    return Population.of(asked.id(), revision.number(), purpose);
  }

  private PopulationLedger of(Study asked, Revision revision) {
    return of(population(asked, revision).id());
  }

  private PopulationLedger of(PopulationId population) {
    return populations.computeIfAbsent(population, _ -> new PopulationLedger());
  }
}
