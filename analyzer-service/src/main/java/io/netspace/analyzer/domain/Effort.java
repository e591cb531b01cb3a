package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.TrainingRun;

/**
 * What a training took.
 *
 * @param seconds of its trainer
 * @param flopsAnImage multiply-adds for each of its training images: three times those of a forward
 *     pass, for every epoch that it came through
 */
public record Effort(double seconds, double flopsAnImage) {
  /** Nothing. */
  static final Effort NONE = new Effort(0, 0);

  /** Multiply-adds of a step / those of a forward pass: forwards, and backwards twice as much. */
  private static final double PASSES = 3;

  static Effort of(Candidate candidate, TrainingRun run) {
    return new Effort(run.seconds(), PASSES * candidate.complexity().flops() * run.curve().size());
  }

  Effort plus(Effort other) {
    return new Effort(seconds + other.seconds, flopsAnImage + other.flopsAnImage);
  }
}
