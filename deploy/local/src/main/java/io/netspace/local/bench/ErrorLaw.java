package io.netspace.local.bench;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.Stage;
import java.util.SplittableRandom;

/**
 * The error that a waiting trainer reports: a pure function of the candidate, lower for deeper and
 * wider networks, with noise. One candidate in a hundred diverges.
 */
final class ErrorLaw {
  private static final double WORST = 75;
  private static final double POINTS_A_DOUBLING = 6;
  private static final double NOISE = 4;
  private static final double DIVERGING = 0.01;

  private ErrorLaw() {}

  static boolean diverges(Candidate candidate) {
    return random(candidate).nextDouble() < DIVERGING;
  }

  /** In percent, in [1, 100]. */
  static double errorPercent(Candidate candidate) {
    SplittableRandom random = random(candidate);
    double _ = random.nextDouble();
    int depth = candidate.architecture().stages().stream().mapToInt(Stage::depth).sum();
    double size = Math.log(1.0 + candidate.complexity().flops()) / Math.log(2) / 8;
    double error =
        WORST
            - POINTS_A_DOUBLING * (Math.log(depth) / Math.log(2) + size)
            + NOISE * random.nextGaussian();
    return Math.clamp(error, 1, 100);
  }

  private static SplittableRandom random(Candidate candidate) {
    return new SplittableRandom(Derivation.seed("bench", candidate.id().value()));
  }
}
