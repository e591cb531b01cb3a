package io.netspace.analyzer.domain;

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
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever said about one study, and from it the next thing to say. Noting something
 * twice, or in another order among kinds, changes nothing; so the ledger is the same after a
 * replay, and what was said is not said again.
 */
public final class StudyLedger {
  private final Map<Integer, Revision> revisions = new TreeMap<>();
  private final Map<PopulationId, PopulationErrors> errorsByPopulation = new HashMap<>();
  private final Map<PopulationId, Integer> exhaustedAt = new HashMap<>();
  private final Set<PopulationId> requested = new HashSet<>();
  private final Map<RefinementId, Step.Propose> proposals = new HashMap<>();
  private final Map<RefinementId, Verdict> reviews = new HashMap<>();
  private final Map<RefinementId, Decision> decisions = new HashMap<>();
  private final BestCandidates best = new BestCandidates();
  private @Nullable Study study;
  private boolean ended;

  public void requested(Study asked) {
    study = asked;
  }

  public void published(Revision revision) {
    revisions.put(revision.number(), revision);
  }

  public void populationRequested(Population population) {
    requested.add(population.id());
  }

  /** A population cannot grow beyond {@code sampled} candidates. */
  public void exhausted(Population population, int sampled) {
    exhaustedAt.putIfAbsent(population.id(), sampled);
  }

  public void outcome(Outcome outcome) {
    boolean first = errors(outcome.candidate().population().id()).note(outcome);
    if (first && outcome instanceof CandidateTrained trained) {
      best.offer(trained);
    }
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

  /** The study was concluded, refused or cancelled: nothing more is to be said. */
  public void ended() {
    ended = true;
  }

  /** The next thing to say, empty while waiting for others. */
  public Optional<Step> next() {
    if (study == null || ended) {
      return Optional.empty();
    }
    return next(study);
  }

  private Optional<Step> next(Study asked) {
    if (revisions.isEmpty()) {
      return Optional.of(new Step.PublishSpace(new Revision(0, null, null, asked.space())));
    }
    Revision latest = latest();
    if (!requested.contains(population(asked, latest).id())) {
      return Optional.of(
          new Step.GrowPopulation(population(asked, latest), latest.space(), asked.models()));
    }
    if (latest.refinement() == null) {
      return explored(asked, latest);
    }
    RefinementId id = RefinementId.of(asked.id(), latest.number());
    return decisions.containsKey(id) ? climb(asked) : test(asked, id, latest, latest.refinement());
  }

  private Optional<Step> explored(Study asked, Revision start) {
    int size = size(asked, start);
    if (size == 0) {
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
    return errors(population(asked, start).id()).knownPrefix() < size
        ? Optional.empty()
        : climb(asked);
  }

  private Optional<Step> climb(Study asked) {
    Revision incumbent = incumbent(asked);
    int tried = latest().refinement() == null ? 0 : indexOf(asked, latest().refinement()) + 1;
    return Ladders.refinements(asked.ladder()).stream()
        .skip(tried)
        .filter(refinement -> Ladders.applies(refinement, incumbent.space()))
        .findFirst()
        .map(refinement -> challenge(incumbent, refinement))
        .or(() -> Optional.of(conclude(incumbent)));
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
    int pairs = Math.min(size(asked, incumbent), size(asked, challenger));
    Comparison comparison =
        new Comparison(
            incumbent.number(), challenger.number(), pairs, asked.confidence(), asked.margin());
    Finding finding =
        comparison.look(
            errors(population(asked, incumbent).id()),
            errors(population(asked, challenger).id()),
            randomOf(asked, id));
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

  private int size(Study asked, Revision revision) {
    return Math.min(
        asked.models(), exhaustedAt.getOrDefault(population(asked, revision).id(), asked.models()));
  }

  private static Population population(Study asked, Revision revision) {
    Purpose purpose = revision.refinement() == null ? Purpose.EXPLORE : Purpose.CHALLENGE;
    return Population.of(asked.id(), revision.number(), purpose);
  }

  private PopulationErrors errors(PopulationId population) {
    return errorsByPopulation.computeIfAbsent(population, _ -> new PopulationErrors());
  }
}
