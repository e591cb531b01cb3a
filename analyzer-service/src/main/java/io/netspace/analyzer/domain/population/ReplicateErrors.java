package io.netspace.analyzer.domain.population;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Population;
import io.netspace.model.training.TrainingCost;
import java.util.Arrays;
import java.util.List;

/**
 * The results of one replicate of a population's candidates, each at its index. A candidate takes
 * 25 bytes, and an eighth of that in spare capacity.
 */
final class ReplicateErrors {
  private static final byte UNKNOWN = 0;
  private static final byte TRAINED = 1;
  private static final byte DIVERGED = 2;

  /** Abandoned for the first reason; codes of the others follow in their order. */
  private static final byte ABANDONED = 3;

  private static final List<AbandonReason> ABANDON_REASONS = List.of(AbandonReason.values());

  private double[] errors = {};
  private double[] seconds = {};
  private double[] flopsPerImage = {};
  private byte[] states = {};
  private int prefix;

  /** Above every index with a result. */
  private int end;

  /** The cost of the prefix, added up in index order. */
  private TrainingCost prefixCost = TrainingCost.NONE;

  /**
   * Adds the result of the candidate at an index, unless it has one. Returns whether it had none.
   */
  boolean add(int index, TrainingResult result) {
    ensureCapacity(index);
    if (states[index] != UNKNOWN) {
      return false;
    }
    switch (result) {
      case TrainingResult.Trained t -> put(index, TRAINED, t.errorPercent(), t.cost());
      case TrainingResult.Diverged d -> put(index, DIVERGED, d.errorPercent(), d.cost());
      case TrainingResult.Abandoned a ->
          put(
              index,
              (byte) (ABANDONED + ABANDON_REASONS.indexOf(a.reason())),
              0,
              TrainingCost.NONE);
    }
    end = Math.max(end, index + 1);
    while (prefix < end && states[prefix] != UNKNOWN) {
      prefixCost = prefixCost.plus(cost(prefix));
      prefix++;
    }
    return true;
  }

  private void ensureCapacity(int index) {
    if (index >= states.length) {
      int size = Math.min(Population.MAX_SIZE, index + index / 8 + 16);
      errors = Arrays.copyOf(errors, size);
      seconds = Arrays.copyOf(seconds, size);
      flopsPerImage = Arrays.copyOf(flopsPerImage, size);
      states = Arrays.copyOf(states, size);
    }
  }

  private void put(int index, byte state, double errorPercent, TrainingCost cost) {
    states[index] = state;
    errors[index] = errorPercent;
    seconds[index] = cost.seconds();
    flopsPerImage[index] = cost.flopsPerImage();
  }

  /** How many candidates from index 0 on have a result, without a gap. */
  int knownPrefix() {
    return prefix;
  }

  boolean isKnown(int index) {
    return index < states.length && states[index] != UNKNOWN;
  }

  /** Whether the candidate at an index has an error: it was trained, or it diverged. */
  boolean hasError(int index) {
    return state(index) < ABANDONED;
  }

  /** The error of a counted candidate, in percent. */
  double errorPercent(int index) {
    return errors[index];
  }

  TrainingResult result(int index) {
    byte state = state(index);
    return switch (state) {
      case TRAINED -> new TrainingResult.Trained(errors[index], cost(index));
      case DIVERGED -> new TrainingResult.Diverged(errors[index], cost(index));
      default -> new TrainingResult.Abandoned(ABANDON_REASONS.get(state - ABANDONED));
    };
  }

  private byte state(int index) {
    if (!isKnown(index)) {
      throw new IllegalArgumentException("index (" + index + ") has no outcome yet.");
    }
    return states[index];
  }

  private TrainingCost cost(int index) {
    return new TrainingCost(seconds[index], flopsPerImage[index]);
  }

  /** The cost of training the candidates below an index. */
  TrainingCost costBelow(int limit) {
    TrainingCost sum = limit < prefix ? TrainingCost.NONE : prefixCost;
    for (int i = limit < prefix ? 0 : prefix; i < Math.min(limit, end); i++) {
      sum = sum.plus(cost(i));
    }
    return sum;
  }
}
