package io.netspace.model.study;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many candidates have which status. The four statuses add up to sampled, and the reasons add
 * up to abandoned.
 */
public record CandidateCounts(
    int trained, int diverged, int outstanding, Map<AbandonReason, Integer> abandonedByReason) {
  /** Of no candidates. */
  public static final CandidateCounts NONE = new CandidateCounts(0, 0, 0, Map.of());

  public CandidateCounts {
    Map<AbandonReason, Integer> sorted = new EnumMap<>(AbandonReason.class);
    sorted.putAll(abandonedByReason);
    abandonedByReason = Collections.unmodifiableMap(sorted);
  }

  /** Counts of so many candidates with one result. */
  public static CandidateCounts of(CandidateResult result, int candidates) {
    return new CandidateCounts(
        result.status() == CandidateStatus.TRAINED ? candidates : 0,
        result.status() == CandidateStatus.DIVERGED ? candidates : 0,
        result.status() == CandidateStatus.OUTSTANDING ? candidates : 0,
        result.reason() == null ? Map.of() : Map.of(result.reason(), candidates));
  }

  public int sampled() {
    return trained + diverged + abandoned() + outstanding;
  }

  public int abandoned() {
    return abandonedByReason.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Candidates of a status. */
  public int of(CandidateStatus status) {
    return switch (status) {
      case OUTSTANDING -> outstanding;
      case TRAINED -> trained;
      case DIVERGED -> diverged;
      case ABANDONED -> abandoned();
    };
  }

  public int withOutcome() {
    return trained + diverged + abandoned();
  }

  public CandidateCounts plus(CandidateCounts others) {
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
    return new CandidateCounts(
        trained + others.trained,
        diverged + others.diverged,
        outstanding + others.outstanding,
        both);
  }
}
