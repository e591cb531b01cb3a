package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many candidates met which fate. They add up: sampled is trained + diverged + abandoned +
 * outstanding, and the reasons add up to abandoned.
 */
public record Fates(
    int trained, int diverged, int outstanding, Map<AbandonReason, Integer> abandonedByReason) {
  /** Of no candidates. */
  public static final Fates NONE = new Fates(0, 0, 0, Map.of());

  public Fates {
    Map<AbandonReason, Integer> sorted = new EnumMap<>(AbandonReason.class);
    sorted.putAll(abandonedByReason);
    abandonedByReason = Collections.unmodifiableMap(sorted);
  }

  public int sampled() {
    return trained + diverged + abandoned() + outstanding;
  }

  public int abandoned() {
    return abandonedByReason.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Candidates of a state. */
  public int of(CandidateState state) {
    return switch (state) {
      case OUTSTANDING -> outstanding;
      case TRAINED -> trained;
      case DIVERGED -> diverged;
      case ABANDONED -> abandoned();
    };
  }

  public int ended() {
    return trained + diverged + abandoned();
  }

  public Fates plus(Fates others) {
    if (equals(NONE)) {
      return others;
    }
    Map<AbandonReason, Integer> both = abandonedByReason;
    if (!others.abandonedByReason.isEmpty()) {
      both = new EnumMap<>(AbandonReason.class);
      both.putAll(abandonedByReason);
      for (Map.Entry<AbandonReason, Integer> more : others.abandonedByReason.entrySet()) {
        both.merge(more.getKey(), more.getValue(), Integer::sum);
      }
    }
    return new Fates(
        trained + others.trained,
        diverged + others.diverged,
        outstanding + others.outstanding,
        both);
  }
}
