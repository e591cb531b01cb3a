package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Generalisation;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The final space against the starting one under a challenge, on networks of their own: whether it
 * is at most the margin worse there. The starting space's first networks are its pilot, which fixes
 * the window of the errors and which the comparison does not look at. Where a space has no networks
 * under the challenge, nothing is decided, and the evidence says why.
 */
final class ChallengeContest {
  private final Challenge challenge;
  private final Study study;
  private final Regime regime;
  private final Contest.Side start;
  private final Contest.Side last;
  private final Revision lastRevision;
  private final Settlement settlement;
  private @Nullable Contest contest;
  private @Nullable Evidence evidence;

  ChallengeContest(
      Challenge challenge,
      Study study,
      Course course,
      Revision last,
      Function<PopulationId, PopulationLedger> ledgers) {
    this.challenge = challenge;
    this.study = study;
    this.regime = challenge.regime(study.regime());
    this.start = side(course.start(), ledgers);
    this.last = side(last, ledgers);
    this.lastRevision = last;
    this.settlement = new Settlement(study, course);
  }

  private Contest.Side side(Revision revision, Function<PopulationId, PopulationLedger> ledgers) {
    Population population = Population.under(challenge, study.id(), revision.number());
    return new Contest.Side(
        population, challenge.space(revision.space()), ledgers.apply(population.id()));
  }

  /** Whether the final space's population was asked for, which is the first thing to be said. */
  boolean hasBegun() {
    return last.ledger().isRequested();
  }

  /** The next move, with the fates that are known now. */
  Contest.Move next(Funds funds) {
    if (evidence != null) {
      return new Contest.Move.Done(evidence);
    }
    int atFirst = Contest.atFirst(study.models(), study.ahead(), study.pilot());
    if (!last.ledger().isRequested()) {
      return growth(last, atFirst);
    }
    if (!start.ledger().isRequested()) {
      return growth(start, study.pilot() + atFirst);
    }
    Contest.Move move = contest().map(one -> one.next(funds)).orElseGet(Contest.Move.Wait::new);
    if (move instanceof Contest.Move.Done done) {
      evidence = done.evidence();
    }
    return move;
  }

  private Contest.Move growth(Contest.Side side, int networks) {
    return new Contest.Move.Grow(
        new Step.GrowPopulation(side.population(), side.space(), regime, networks));
  }

  /** Empty while an error of the pilot is not known. */
  private Optional<Contest> contest() {
    if (contest == null) {
      int pilot = Math.min(study.pilot(), start.ledger().size());
      contest =
          start
              .ledger()
              .first(pilot)
              .map(before -> settlement.underChallenge(lastRevision, pilot, before))
              .map(this::contest)
              .orElse(null);
    }
    return Optional.ofNullable(contest);
  }

  private Contest contest(Comparison settled) {
    return new Contest(settled, regime, start, last, study.ahead(), study.pilot());
  }

  /** What was found; empty until it is done. */
  Optional<Generalisation> found() {
    return Optional.ofNullable(evidence).map(done -> new Generalisation(challenge, done));
  }
}
