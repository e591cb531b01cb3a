package io.netspace.trainer.application;

/**
 * Limits of the candidates that a worker trains.
 *
 * @param maxAttempts at training one candidate; after these it is abandoned
 * @param memoryBytes that one training may take
 */
public record TrainingLimits(int maxAttempts, long memoryBytes) {
  /** Requeues for size after which no larger trainer is expected. */
  public static final int MAX_SIZE_REQUEUES = 20;
}
