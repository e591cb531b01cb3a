package io.netspace.trainer.application;

/**
 * What a worker takes on.
 *
 * @param maxAttempts at training one candidate; one more is abandoned
 * @param memoryBytes that one training may take
 */
public record TrainingLimits(int maxAttempts, long memoryBytes) {
  /** Hand-backs for size after which no larger trainer is expected to come. */
  public static final int MAX_SIZE_REQUEUES = 20;
}
