package io.netspace.analyzer.domain.population;

import io.netspace.model.study.Candidate;
import io.netspace.model.training.TrainingRun;

/**
 * What a training took.
 *
 * @param seconds of its trainer
 * @param flopsPerImage multiply-adds for each of its training images: three times those of a
 *     forward pass, for every epoch that it came through
 */
public record TrainingCost(double seconds, double flopsPerImage) {
  /** Nothing. */
  public static final TrainingCost NONE = new TrainingCost(0, 0);

  /** Multiply-adds of a step / those of a forward pass: forwards, and backwards twice as much. */
  private static final double PASSES_PER_STEP = 3;

  static TrainingCost of(Candidate candidate, TrainingRun run) {
    return new TrainingCost(
        run.seconds(), PASSES_PER_STEP * candidate.complexity().flops() * run.curve().size());
  }

  public TrainingCost plus(TrainingCost other) {
    return new TrainingCost(seconds + other.seconds, flopsPerImage + other.flopsPerImage);
  }
}
