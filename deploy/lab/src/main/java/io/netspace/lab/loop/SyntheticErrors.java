package io.netspace.lab.loop;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.Stage;
import io.netspace.model.study.Candidate;
import java.util.SplittableRandom;

/**
 * The error that a waiting trainer reports: a pure function of the candidate, lower for deeper and
 * wider networks, with noise. One candidate in a hundred diverges.
 */
final class SyntheticErrors {
  private static final double MAX_ERROR_PERCENT = 75;
  private static final double POINTS_PER_DOUBLING = 6;
  private static final double NOISE = 4;
  private static final double DIVERGENCE_RATE = 0.01;

  private SyntheticErrors() {}

  static boolean diverges(Candidate candidate) {
    return random(candidate).nextDouble() < DIVERGENCE_RATE;
  }

  /** In percent, in [1, 100]. */
  static double errorPercent(Candidate candidate) {
    SplittableRandom random = random(candidate);
    double _ = random.nextDouble();
    int depth = candidate.architecture().stages().stream().mapToInt(Stage::depth).sum();
    double size = Math.log(1.0 + candidate.complexity().flops()) / Math.log(2) / 8;
    double error =
        MAX_ERROR_PERCENT
            - POINTS_PER_DOUBLING * (Math.log(depth) / Math.log(2) + size)
            + NOISE * random.nextGaussian();
    return Math.clamp(error, 1, 100);
  }

  private static SplittableRandom random(Candidate candidate) {
    return new SplittableRandom(Derivation.seed("bench", candidate.id().value()));
  }
}
