package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.PilotSize;
import io.netspace.model.training.TrainingCost;
import java.util.random.RandomGenerator;

/**
 * One comparison of a simulated challenger with the simulated start, as a study makes it: the
 * start's first {@link #PILOT} networks fix the window, those after them meet the challenger's.
 */
final class SimulatedComparison {
  /** Networks that fix the window. */
  static final int PILOT = PilotSize.MAX;

  /** Pairs that are drawn at once. */
  private static final int BATCH = 8;

  private static final TrainingCost NO_COST = new TrainingCost(0, 0);

  private final ComparisonSettings rule;
  private final RandomGenerator random;
  private final PopulationErrors startErrors = new PopulationErrors();
  private final PopulationErrors challengerErrors = new PopulationErrors();
  private final ErrorWindow window;

  /** A comparison whose window is fixed, and nothing else. */
  SimulatedComparison(ComparisonSettings rule, RandomGenerator random) {
    this.rule = rule;
    this.random = random;
    double[] pilot = new double[PILOT];
    for (int i = 0; i < PILOT; i++) {
      pilot[i] = SimulatedErrorDistribution.START.sample(random);
      recordOutcome(startErrors, i, pilot[i]);
    }
    this.window = rule.window(pilot);
  }

  ErrorWindow window() {
    return window;
  }

  /** Compares until there is a verdict, or to the cap. */
  SequentialComparison compareWith(
      SimulatedErrorDistribution challenger, Claim claim, double level) {
    SequentialComparison comparison =
        new SequentialComparison(
            new ComparisonSpec(
                0,
                1,
                PILOT,
                rule.maxPairs(),
                claim,
                rule.margin(),
                rule.minimumEffect(),
                window,
                level,
                ComparisonRules.VERSION_2));
    for (int known = 0; !comparison.hasEnded(); known += BATCH) {
      for (int i = known; i < known + BATCH; i++) {
        recordOutcome(startErrors, PILOT + i, SimulatedErrorDistribution.START.sample(random));
        recordOutcome(challengerErrors, i, challenger.sample(random));
      }
      comparison.advance(startErrors, challengerErrors, rule.maxPairs());
    }
    return comparison;
  }

  static void recordOutcome(PopulationErrors population, int index, double error) {
    population.add(index, 0, outcome(error));
  }

  /** An error at chance is that of a network that diverged. */
  static TrainingResult outcome(double error) {
    return error == SimulatedErrorDistribution.CHANCE_ERROR_PERCENT
        ? new TrainingResult.Diverged(error, NO_COST)
        : new TrainingResult.Trained(error, NO_COST);
  }
}
