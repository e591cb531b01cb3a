package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.model.common.Derivation;
import io.netspace.model.planning.PopulationSizes;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Study;
import io.netspace.model.training.Regime;
import io.netspace.model.training.TrainingCost;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two populations that are compared, and grow as the comparison goes: each is always a few networks
 * ahead of the last look that left it undecided. Which look that is depends on the errors in index
 * order alone, and so does what is asked for.
 */
final class ComparisonRun {
  private final ComparisonSpec spec;
  private final SequentialComparison comparison;
  private final Regime regime;
  private final Side incumbent;
  private final Side challenger;
  private final int lookahead;
  private final int initialSize;

  /**
   * One of the two.
   *
   * @param state what is known of it
   */
  record Side(Population population, DesignSpace space, PopulationState state) {}

  /** What a contest has come to. */
  sealed interface Progress {
    /** A population must grow. */
    record Grow(StudyStep.GrowPopulation step) implements Progress {}

    /** Fates of networks are awaited. */
    record Wait() implements Progress {}

    /** It has ended. */
    record Done(Evidence evidence) implements Progress {}
  }

  /** A comparison of a study that has seen no pair. */
  ComparisonRun(ComparisonSpec spec, Study study, Regime regime, Side incumbent, Side challenger) {
    this.spec = spec;
    this.comparison = new SequentialComparison(spec);
    this.regime = regime;
    this.incumbent = incumbent;
    this.challenger = challenger;
    this.lookahead = study.lookahead();
    this.initialSize = new PopulationSizes(study).initialChallenger();
  }

  /**
   * The next move, with the fates that are known now.
   *
   * @param funds what may still be spent
   */
  Progress next(BudgetStatus funds) {
    int before = -1;
    while (!comparison.hasEnded() && comparison.pairsSeen() > before) {
      int wanted = Math.max(initialSize, targetSize());
      boolean mayGrow = funds.hasRemaining();
      if (mayGrow && isSmallerThan(challenger, wanted)) {
        return new Progress.Grow(growthStep(challenger, wanted));
      }
      if (mayGrow && isSmallerThan(incumbent, spec.incumbentFrom() + wanted)) {
        return new Progress.Grow(growthStep(incumbent, spec.incumbentFrom() + wanted));
      }
      before = comparison.pairsSeen();
      comparison.advance(
          incumbent.state().errors(), challenger.state().errors(), nextGrowthThreshold(before));
    }
    if (comparison.hasEnded()) {
      return new Progress.Done(evidence(null));
    }
    return comparison.pairsSeen() < availablePairs()
        ? new Progress.Wait()
        : new Progress.Done(evidence(undecidedReason(funds)));
  }

  private int targetSize() {
    return Math.min(spec.maxPairs(), (comparison.pairsSeen() / lookahead + 2) * lookahead);
  }

  /** The number of pairs from which on more networks are wanted. */
  private int nextGrowthThreshold(int seen) {
    return (seen / lookahead + 1) * lookahead;
  }

  private static boolean isSmallerThan(Side side, int networks) {
    return side.state().upToIndex() < networks;
  }

  private StudyStep.GrowPopulation growthStep(Side side, int networks) {
    return new StudyStep.GrowPopulation(side.population(), side.space(), regime, networks);
  }

  /** Pairs whose networks were asked for, and exist. */
  private int availablePairs() {
    return Math.min(
        spec.maxPairs(),
        Math.min(incumbent.state().size() - spec.incumbentFrom(), challenger.state().size()));
  }

  private String undecidedReason(BudgetStatus funds) {
    return funds.hasRemaining()
        ? "No verdict after %d pairs, and a space has no further network in the window."
            .formatted(comparison.pairsSeen())
        : "No verdict after %d pairs. %s".formatted(comparison.pairsSeen(), funds.reason());
  }

  private Evidence evidence(@Nullable String whyEarly) {
    TrainingCost effort = challenger.state().errors().cost(comparison.pairsSeen());
    return comparison.evidence(
        effort.seconds(), effort.flopsPerImage() * regime.trainImages(), digest(), whyEarly);
  }

  /** What the contest has come to when it is broken off. */
  Evidence evidenceWhenStopped(String reason) {
    return evidence(reason);
  }

  private String digest() {
    return digest(
        spec,
        comparison.pairsSeen(),
        incumbent.population().id(),
        incumbent.state().errors(),
        challenger.population().id(),
        challenger.state().errors());
  }

  /** Of the outcomes that a comparison looked at: pair by pair, the incumbent's before. */
  static String digest(
      ComparisonSpec settled,
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
