package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Regime;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two populations that are compared, and grow as the comparison goes: each is always a few networks
 * ahead of the last look that left it undecided. Which look that is depends on the errors in index
 * order alone, and so does what is asked for.
 */
final class Contest {
  private final Comparison settled;
  private final SequentialComparison comparison;
  private final Regime regime;
  private final Side incumbent;
  private final Side challenger;
  private final int ahead;
  private final int pilot;

  /**
   * One of the two.
   *
   * @param ledger what is known of it
   */
  record Side(Population population, DesignSpace space, PopulationLedger ledger) {}

  /** What a contest has come to. */
  sealed interface Move {
    /** A population must grow. */
    record Grow(Step.GrowPopulation step) implements Move {}

    /** Fates of networks are awaited. */
    record Wait() implements Move {}

    /** It has ended. */
    record Done(Evidence evidence) implements Move {}
  }

  /**
   * A contest that has seen no pair.
   *
   * @param ahead networks beyond the last look, 1 or more
   * @param pilot networks that a population has at least
   */
  Contest(
      Comparison settled, Regime regime, Side incumbent, Side challenger, int ahead, int pilot) {
    this.settled = settled;
    this.comparison = new SequentialComparison(settled);
    this.regime = regime;
    this.incumbent = incumbent;
    this.challenger = challenger;
    this.ahead = ahead;
    this.pilot = pilot;
  }

  /** Networks that a challenger is asked for at first. */
  static int atFirst(int cap, int ahead, int pilot) {
    return Math.min(cap, Math.max(pilot, 2 * ahead));
  }

  /**
   * The next move, with the fates that are known now.
   *
   * @param funds what may still be spent
   */
  Move next(Funds funds) {
    int before = -1;
    while (!comparison.hasEnded() && comparison.seen() > before) {
      int wanted = Math.max(atFirst(settled.cap(), ahead, pilot), wanted());
      boolean mayGrow = funds.isLeft();
      if (mayGrow && isShort(challenger, wanted)) {
        return new Move.Grow(growth(challenger, wanted));
      }
      if (mayGrow && isShort(incumbent, settled.incumbentFrom() + wanted)) {
        return new Move.Grow(growth(incumbent, settled.incumbentFrom() + wanted));
      }
      before = comparison.seen();
      comparison.advance(
          incumbent.ledger().errors(), challenger.ledger().errors(), nextGrowth(before));
    }
    if (comparison.hasEnded()) {
      return new Move.Done(evidence(null));
    }
    return comparison.seen() < pairsAtHand()
        ? new Move.Wait()
        : new Move.Done(evidence(why(funds)));
  }

  private int wanted() {
    return Math.min(settled.cap(), (comparison.seen() / ahead + 2) * ahead);
  }

  /** The number of pairs from which on more networks are wanted. */
  private int nextGrowth(int seen) {
    return (seen / ahead + 1) * ahead;
  }

  private static boolean isShort(Side side, int networks) {
    return side.ledger().upToIndex() < networks;
  }

  private Step.GrowPopulation growth(Side side, int networks) {
    return new Step.GrowPopulation(side.population(), side.space(), regime, networks);
  }

  /** Pairs whose networks were asked for, and exist. */
  private int pairsAtHand() {
    return Math.min(
        settled.cap(),
        Math.min(incumbent.ledger().size() - settled.incumbentFrom(), challenger.ledger().size()));
  }

  private String why(Funds funds) {
    return funds.isLeft()
        ? "No verdict after %d pairs, and a space has no further network in the window."
            .formatted(comparison.seen())
        : "No verdict after %d pairs. %s".formatted(comparison.seen(), funds.reason());
  }

  private Evidence evidence(@Nullable String whyEarly) {
    Effort effort = challenger.ledger().errors().effort(comparison.seen());
    return comparison.evidence(
        effort.seconds(), effort.flopsAnImage() * regime.trainImages(), digest(), whyEarly);
  }

  /** What the contest has come to when it is broken off. */
  Evidence brokenOff(String reason) {
    return evidence(reason);
  }

  private String digest() {
    return digest(
        settled,
        comparison.seen(),
        incumbent.population().id(),
        incumbent.ledger().errors(),
        challenger.population().id(),
        challenger.ledger().errors());
  }

  /** Of the outcomes that a comparison looked at: pair by pair, the incumbent's before. */
  static String digest(
      Comparison settled,
      int pairs,
      PopulationId incumbent,
      PopulationErrors ofIncumbent,
      PopulationId challenger,
      PopulationErrors ofChallenger) {
    return Derivation.id(
        IntStream.range(0, pairs)
            .boxed()
            .flatMap(
                pair ->
                    Stream.concat(
                        ofIncumbent.digests(incumbent, settled.incumbentFrom() + pair),
                        ofChallenger.digests(challenger, pair)))
            .toArray());
  }
}
