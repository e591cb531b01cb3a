package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Outcome;
import java.util.Arrays;
import java.util.List;

/**
 * The empirical distribution of the errors of one population as it grows, each error at its index.
 * Verdicts see index order, never arrival order: fast networks finish first, and speed goes with
 * error. A candidate takes 17 bytes, and an eighth of that to spare.
 */
public final class PopulationErrors {
  /** The most candidates that a population can have. */
  static final int MOST = 100_000;

  private static final byte UNKNOWN = 0;
  private static final byte TRAINED = 1;
  private static final byte DIVERGED = 2;

  /** Abandoned for the first reason; those for the others follow in their order. */
  private static final byte ABANDONED = 3;

  private static final List<AbandonReason> REASONS = List.of(AbandonReason.values());

  private double[] errors = {};
  private double[] seconds = {};
  private byte[] states = {};
  private int prefix;

  /** Notes an outcome; of two of one candidate the first counts. Says whether it was the first. */
  public boolean note(Outcome outcome) {
    return note(outcome.candidate().index(), Fate.of(outcome));
  }

  /** Notes the fate of the candidate at an index, unless it has one. Says whether it had none. */
  boolean note(int index, Fate fate) {
    reserve(index);
    if (states[index] != UNKNOWN) {
      return false;
    }
    switch (fate) {
      case Fate.Trained t -> put(index, TRAINED, t.errorPercent(), t.trainingSeconds());
      case Fate.Diverged d -> put(index, DIVERGED, d.errorPercent(), d.trainingSeconds());
      case Fate.Abandoned a -> put(index, (byte) (ABANDONED + REASONS.indexOf(a.reason())), 0, 0);
    }
    while (prefix < states.length && states[prefix] != UNKNOWN) {
      prefix++;
    }
    return true;
  }

  private void reserve(int index) {
    if (index >= MOST) {
      throw new IllegalArgumentException(
          "index (" + index + ") must be below " + MOST + ", the most models of a population.");
    }
    if (index >= states.length) {
      int size = Math.min(MOST, index + index / 8 + 16);
      errors = Arrays.copyOf(errors, size);
      seconds = Arrays.copyOf(seconds, size);
      states = Arrays.copyOf(states, size);
    }
  }

  private void put(int index, byte state, double errorPercent, double trainingSeconds) {
    states[index] = state;
    errors[index] = errorPercent;
    seconds[index] = trainingSeconds;
  }

  /** How many candidates from index 0 on have a known fate, without a gap. */
  public int knownPrefix() {
    return prefix;
  }

  /** Whether the candidate at an index has an error: it was trained, or it diverged. */
  public boolean isCounted(int index) {
    return state(index) < ABANDONED;
  }

  /** The error of a counted candidate, in percent. */
  public double errorPercent(int index) {
    if (!isCounted(index)) {
      throw new IllegalArgumentException("index (" + index + ") was abandoned; it has no error.");
    }
    return errors[index];
  }

  Fate fate(int index) {
    byte state = state(index);
    return switch (state) {
      case TRAINED -> new Fate.Trained(errors[index], seconds[index]);
      case DIVERGED -> new Fate.Diverged(errors[index], seconds[index]);
      default -> new Fate.Abandoned(REASONS.get(state - ABANDONED));
    };
  }

  private byte state(int index) {
    if (index >= states.length || states[index] == UNKNOWN) {
      throw new IllegalArgumentException("index (" + index + ") has no known fate yet.");
    }
    return states[index];
  }

  /** Seconds spent on training the counted candidates below an index. */
  public double trainingSeconds(int end) {
    return Arrays.stream(seconds, 0, Math.min(end, seconds.length)).sum();
  }
}
