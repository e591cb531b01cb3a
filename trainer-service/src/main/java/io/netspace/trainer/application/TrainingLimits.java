package io.netspace.trainer.application;

/**
 * What a worker takes on.
 *
 * @param attempts at training one candidate; one more is abandoned
 * @param memoryBytes that one training may take
 */
public record TrainingLimits(int attempts, long memoryBytes) {
  /** Hand-backs for size after which no larger trainer is expected to come. */
  public static final int HAND_BACKS = 20;
}
