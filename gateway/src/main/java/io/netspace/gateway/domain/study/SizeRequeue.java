package io.netspace.gateway.domain.study;

import java.util.Locale;

/**
 * A candidate that waits for a larger trainer.
 *
 * @param memoryBytes that training it takes, about
 * @param trainerMemoryBytes of the largest trainer that had it
 * @param times that it was too large for the trainer that had it
 * @param limit of the times, after which it is abandoned
 */
public record SizeRequeue(long memoryBytes, long trainerMemoryBytes, int times, int limit) {
  private static final double GIGABYTE = 1e9;

  /** With a requeue, in any order. */
  SizeRequeue with(SizeRequeue other) {
    return new SizeRequeue(
        memoryBytes,
        Math.max(trainerMemoryBytes, other.trainerMemoryBytes),
        Math.max(times, other.times),
        limit);
  }

  /** What it needs, what trainers had, and when it is given up; a clause without a full stop. */
  public String says() {
    return String.format(
        Locale.ROOT,
        "its training takes about %.1f GB of memory, and the largest of the %d trainers that had it has %.1f GB for it; after %d it is abandoned",
        memoryBytes / GIGABYTE,
        times,
        trainerMemoryBytes / GIGABYTE,
        limit + 1);
  }
}
