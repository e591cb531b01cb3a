package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import java.util.Arrays;
import java.util.List;

/**
 * The fates of those candidates of a population that are the same replicate, each at its index. A
 * candidate takes 25 bytes, and an eighth of that to spare.
 */
final class ReplicateErrors {
  private static final byte UNKNOWN = 0;
  private static final byte TRAINED = 1;
  private static final byte DIVERGED = 2;

  /** Abandoned for the first reason; those for the others follow in their order. */
  private static final byte ABANDONED = 3;

  private static final List<AbandonReason> REASONS = List.of(AbandonReason.values());

  private double[] errors = {};
  private double[] seconds = {};
  private double[] flopsAnImage = {};
  private byte[] states = {};
  private int prefix;

  /** Above every index of which something is known. */
  private int end;

  /** What the prefix took, added up in index order. */
  private Effort ofPrefix = Effort.NONE;

  /** Notes the fate of the candidate at an index, unless it has one. Says whether it had none. */
  boolean note(int index, Fate fate) {
    reserve(index);
    if (states[index] != UNKNOWN) {
      return false;
    }
    switch (fate) {
      case Fate.Trained t -> put(index, TRAINED, t.errorPercent(), t.effort());
      case Fate.Diverged d -> put(index, DIVERGED, d.errorPercent(), d.effort());
      case Fate.Abandoned a ->
          put(index, (byte) (ABANDONED + REASONS.indexOf(a.reason())), 0, Effort.NONE);
    }
    end = Math.max(end, index + 1);
    while (prefix < end && states[prefix] != UNKNOWN) {
      ofPrefix = ofPrefix.plus(effort(prefix));
      prefix++;
    }
    return true;
  }

  private void reserve(int index) {
    if (index >= states.length) {
      int size = Math.min(PopulationErrors.MOST, index + index / 8 + 16);
      errors = Arrays.copyOf(errors, size);
      seconds = Arrays.copyOf(seconds, size);
      flopsAnImage = Arrays.copyOf(flopsAnImage, size);
      states = Arrays.copyOf(states, size);
    }
  }

  private void put(int index, byte state, double errorPercent, Effort effort) {
    states[index] = state;
    errors[index] = errorPercent;
    seconds[index] = effort.seconds();
    flopsAnImage[index] = effort.flopsAnImage();
  }

  /** How many candidates from index 0 on have a known fate, without a gap. */
  int knownPrefix() {
    return prefix;
  }

  boolean isKnown(int index) {
    return index < states.length && states[index] != UNKNOWN;
  }

  /** Whether the candidate at an index has an error: it was trained, or it diverged. */
  boolean isCounted(int index) {
    return state(index) < ABANDONED;
  }

  /** The error of a counted candidate, in percent. */
  double errorPercent(int index) {
    return errors[index];
  }

  Fate fate(int index) {
    byte state = state(index);
    return switch (state) {
      case TRAINED -> new Fate.Trained(errors[index], effort(index));
      case DIVERGED -> new Fate.Diverged(errors[index], effort(index));
      default -> new Fate.Abandoned(REASONS.get(state - ABANDONED));
    };
  }

  private byte state(int index) {
    if (!isKnown(index)) {
      throw new IllegalArgumentException("index (" + index + ") has no known fate yet.");
    }
    return states[index];
  }

  private Effort effort(int index) {
    return new Effort(seconds[index], flopsAnImage[index]);
  }

  /** What training the candidates below an index took. */
  Effort effortBelow(int limit) {
    Effort sum = limit < prefix ? Effort.NONE : ofPrefix;
    for (int i = limit < prefix ? 0 : prefix; i < Math.min(limit, end); i++) {
      sum = sum.plus(effort(i));
    }
    return sum;
  }
}
