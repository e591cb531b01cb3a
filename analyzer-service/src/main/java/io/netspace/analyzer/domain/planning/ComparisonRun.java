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
 * A comparison whose two populations grow as it goes: each is always a few networks ahead of the
 * last look that left it undecided. Which look that is depends on the errors in index order alone,
 * and so do the networks that are requested.
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
   * One of the two populations.
   *
   * @param state its requests and results
   */
  record Side(Population population, DesignSpace space, PopulationState state) {}

  /** The progress of a comparison. */
  sealed interface Progress {
    /** A population must grow. */
    record Grow(StudyStep.GrowPopulation step) implements Progress {}

    /** Outcomes are awaited. */
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
   * The progress with the outcomes that are known now.
   *
   * @param budget what is left of the study's
   */
  Progress next(BudgetStatus budget) {
    int before = -1;
    while (!comparison.hasEnded() && comparison.pairsSeen() > before) {
      int wanted = Math.max(initialSize, targetSize());
      boolean mayGrow = budget.hasRemaining();
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
        : new Progress.Done(evidence(undecidedReason(budget)));
  }

  private int targetSize() {
    return Math.min(spec.maxPairs(), (comparison.pairsSeen() / lookahead + 2) * lookahead);
  }

  /** The number of pairs from which on more networks are requested. */
  private int nextGrowthThreshold(int seen) {
    return (seen / lookahead + 1) * lookahead;
  }

  private static boolean isSmallerThan(Side side, int networks) {
    return side.state().upToIndex() < networks;
  }

  private StudyStep.GrowPopulation growthStep(Side side, int networks) {
    return new StudyStep.GrowPopulation(side.population(), side.space(), regime, networks);
  }

  /** Pairs whose networks were requested, and exist. */
  private int availablePairs() {
    return Math.min(
        spec.maxPairs(),
        Math.min(incumbent.state().size() - spec.incumbentFrom(), challenger.state().size()));
  }

  private String undecidedReason(BudgetStatus budget) {
    return budget.hasRemaining()
        ? "No verdict after %d pairs, and a space has no further network in the window."
            .formatted(comparison.pairsSeen())
        : "No verdict after %d pairs. %s".formatted(comparison.pairsSeen(), budget.reason());
  }

  private Evidence evidence(@Nullable String stopReason) {
    TrainingCost cost = challenger.state().errors().cost(comparison.pairsSeen());
    return comparison.evidence(
        cost.seconds(), cost.flopsPerImage() * regime.trainImages(), digest(), stopReason);
  }

  /** The evidence of a comparison that is stopped. */
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

  /** The digest of the outcomes of a comparison: pair by pair, the incumbent's first. */
  static String digest(
      ComparisonSpec spec,
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
                        ofIncumbent.digests(incumbent, spec.incumbentFrom() + pair),
                        ofChallenger.digests(challenger, pair)))
            .toArray());
  }
}
