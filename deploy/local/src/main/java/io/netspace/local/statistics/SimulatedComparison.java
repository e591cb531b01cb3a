package io.netspace.local.statistics;

import io.netspace.analyzer.domain.Comparison;
import io.netspace.analyzer.domain.Effort;
import io.netspace.analyzer.domain.ErrorWindow;
import io.netspace.analyzer.domain.Fate;
import io.netspace.analyzer.domain.PopulationErrors;
import io.netspace.analyzer.domain.SequentialComparison;
import io.netspace.contracts.vocabulary.Claim;
import java.util.random.RandomGenerator;

/**
 * One comparison of a simulated challenger with the simulated start, as a study makes it: the
 * start's first {@link #PILOT} networks fix the window, those after them meet the challenger's.
 */
final class SimulatedComparison {
  /** Networks that fix the window. */
  static final int PILOT = 20;

  /** Pairs that are drawn at once. */
  private static final int AT_ONCE = 8;

  private static final Effort FREE = new Effort(0, 0);

  private final Rule rule;
  private final RandomGenerator random;
  private final PopulationErrors ofStart = new PopulationErrors();
  private final PopulationErrors ofChallenger = new PopulationErrors();
  private final ErrorWindow window;

  /** A comparison whose window is fixed, and nothing else. */
  SimulatedComparison(Rule rule, RandomGenerator random) {
    this.rule = rule;
    this.random = random;
    double[] pilot = new double[PILOT];
    for (int i = 0; i < PILOT; i++) {
      pilot[i] = SimulatedErrors.START.draw(random);
      note(ofStart, i, pilot[i]);
    }
    this.window = rule.window(pilot);
  }

  ErrorWindow window() {
    return window;
  }

  /** Compares until there is a verdict, or to the cap. */
  SequentialComparison with(SimulatedErrors challenger, Claim claim, double level) {
    SequentialComparison comparison =
        new SequentialComparison(
            new Comparison(
                0, 1, PILOT, rule.cap(), claim, rule.margin(), rule.smallestGain(), window, level));
    for (int known = 0; !comparison.hasEnded(); known += AT_ONCE) {
      for (int i = known; i < known + AT_ONCE; i++) {
        note(ofStart, PILOT + i, SimulatedErrors.START.draw(random));
        note(ofChallenger, i, challenger.draw(random));
      }
      comparison.advance(ofStart, ofChallenger, rule.cap());
    }
    return comparison;
  }

  static void note(PopulationErrors population, int index, double error) {
    population.note(index, 0, fate(error));
  }

  /** An error at chance is that of a network that diverged. */
  static Fate fate(double error) {
    return error == SimulatedErrors.CHANCE
        ? new Fate.Diverged(error, FREE)
        : new Fate.Trained(error, FREE);
  }
}
