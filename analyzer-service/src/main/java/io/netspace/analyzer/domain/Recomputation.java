package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.proof.ProvenOutcome;
import io.netspace.contracts.vocabulary.proof.ProvenPopulation;
import io.netspace.contracts.vocabulary.proof.StudyProof;
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
  private final Course course = new Course();
  private final Settlement settlement;
  private final Map<PopulationId, PopulationLedger> populations = new HashMap<>();

  /**
   * Of a study whose revisions are numbered from 0, each parent before its children.
   *
   * @throws IllegalArgumentException when an outcome has an index that no population has
   */
  public Recomputation(StudyProof proof) {
    study = proof.study();
    settlement = new Settlement(study, course);
    course.of(study.id());
    proof.revisions().forEach(course::published);
    proof
        .decisions()
        .forEach(
            decision -> {
              course.decided(decision.refinement(), decision.decision());
              if (decision.undone() != null) {
                course.undone(decision.refinement());
              }
            });
    proof.populations().forEach(this::take);
  }

  private void take(ProvenPopulation population) {
    PopulationLedger ledger = of(population.id());
    ledger.requested(population.size(), study.trainingsEach());
    population
        .outcomes()
        .forEach(
            outcome -> ledger.errors().note(outcome.index(), outcome.replicate(), fate(outcome)));
  }

  private static Fate fate(ProvenOutcome outcome) {
    Double error = outcome.errorPercent();
    return switch (outcome.state()) {
      case TRAINED -> new Fate.Trained(error == null ? 0 : error, Effort.NONE);
      case DIVERGED -> new Fate.Diverged(error == null ? 0 : error, Effort.NONE);
      case ABANDONED -> new Fate.Abandoned(AbandonReason.NO_SIGN_OF_LIFE);
    };
  }

  /** The revision that is left of the course. */
  public Revision incumbent() {
    return course.incumbent();
  }

  /** The revision that a challenger had to challenge. */
  public Revision incumbentAt(Revision challenger) {
    return course.incumbentAt(challenger);
  }

  /** Whether a revision, or one that it came from, was undone. */
  public boolean isOut(Revision revision) {
    return course.isOut(revision);
  }

  /**
   * The population that stands for a revision in its comparisons.
   *
   * @param challenge that they are made under, null for none
   */
  public PopulationId population(Revision revision, @Nullable Challenge challenge) {
    return challenge == null
        ? Settlement.population(study.id(), revision).id()
        : Population.under(challenge, study.id(), revision.number()).id();
  }

  /** How many networks of a population, from index 0 on, have their outcomes without a gap. */
  public int known(PopulationId population) {
    return of(population).errors().knownPrefix();
  }

  /**
   * What was settled of a challenger's comparison, empty where an outcome is missing that its
   * window is made of.
   */
  public Optional<Comparison> settled(Revision challenger) {
    return of(population(settlement.incumbent(challenger), null))
        .first(challenger.firstOfIncumbent())
        .map(before -> settlement.comparison(challenger, before));
  }

  /**
   * The refinement that a search had to try when it published a challenger.
   *
   * @param trained candidates of the incumbent, as many as were known then, each with its error
   */
  public Optional<Refinement> proposed(Revision challenger, List<RankedCandidate> trained) {
    Revision incumbent = settlement.incumbent(challenger);
    PopulationErrors errors = of(population(incumbent, null)).errors();
    BestCandidates best = new BestCandidates();
    trained.forEach(one -> best.offer(one.candidate(), one.errorPercent()));
    return new Proposals(
            incumbent.space(), errors.byIndex(challenger.firstOfIncumbent()), best.ranked())
        .next(course.triedBefore(challenger));
  }

  /** What was settled of the final space's comparison with the starting one under a challenge. */
  public Optional<Comparison> settled(Challenge challenge, Revision last) {
    PopulationLedger start = of(population(course.start(), challenge));
    int pilot = Math.min(study.pilot(), start.size());
    return start.first(pilot).map(before -> settlement.underChallenge(last, pilot, before));
  }

  /**
   * The evidence of a comparison that is made again, up to its verdict or a number of pairs. What
   * training took is not known here, nor why a comparison ended before its cap without a verdict;
   * these it has from what is recorded.
   *
   * @param challenge that it is made under, null for none
   */
  public Evidence again(
      Comparison settled,
      @Nullable Challenge challenge,
      Evidence recorded,
      Guarantee guarantee,
      int pairs) {
    PopulationId incumbent = population(course.revision(settled.incumbent()), challenge);
    PopulationId challenger = population(course.revision(settled.challenger()), challenge);
    PopulationErrors ofIncumbent = of(incumbent).errors();
    PopulationErrors ofChallenger = of(challenger).errors();
    SequentialComparison comparison = new SequentialComparison(settled);
    comparison.advance(ofIncumbent, ofChallenger, pairs);
    return comparison.evidence(
        recorded.trainingSeconds(),
        guarantee.trainingFlops(),
        Contest.digest(
            settled, comparison.seen(), incumbent, ofIncumbent, challenger, ofChallenger),
        comparison.seen() < settled.cap() ? guarantee.reason() : null);
  }

  private PopulationLedger of(PopulationId population) {
    return populations.computeIfAbsent(population, _ -> new PopulationLedger());
  }
}
