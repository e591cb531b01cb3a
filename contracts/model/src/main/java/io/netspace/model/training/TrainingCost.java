package io.netspace.model.training;

/**
 * What trainings cost.
 *
 * @param seconds of their trainers
 * @param flopsPerImage multiply-adds for each training image
 */
public record TrainingCost(double seconds, double flopsPerImage) {
  /** Nothing. */
  public static final TrainingCost NONE = new TrainingCost(0, 0);

  /** Multiply-adds of a step / those of a forward pass: forwards, and backwards twice as much. */
  private static final double PASSES_PER_STEP = 3;

  /**
   * The cost of one training.
   *
   * @param forwardFlops multiply-adds of a forward pass over one image
   */
  public static TrainingCost of(long forwardFlops, TrainingRun run) {
    return new TrainingCost(run.seconds(), flopsPerImage(forwardFlops, run.curve().size()));
  }

  /**
   * Multiply-adds of a training for each of its images: three times those of a forward pass, for
   * every epoch that it completed.
   *
   * @param forwardFlops multiply-adds of a forward pass over one image
   */
  public static double flopsPerImage(long forwardFlops, int epochs) {
    return PASSES_PER_STEP * forwardFlops * epochs;
  }

  public TrainingCost plus(TrainingCost other) {
    return new TrainingCost(seconds + other.seconds, flopsPerImage + other.flopsPerImage);
  }
}
