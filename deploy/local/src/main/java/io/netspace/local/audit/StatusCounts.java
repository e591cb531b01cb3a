package io.netspace.local.audit;

import io.netspace.model.study.AbandonReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many candidates met which fate.
 *
 * @param sampled all of them
 * @param abandoned by reason; reasons that nobody met are missing
 */
public record StatusCounts(
    int sampled,
    int trained,
    int diverged,
    Map<AbandonReason, Integer> abandoned,
    int outstanding) {
  public static final StatusCounts EMPTY = new StatusCounts(0, 0, 0, Map.of(), 0);

  public StatusCounts {
    Map<AbandonReason, Integer> copy = new EnumMap<>(AbandonReason.class);
    copy.putAll(abandoned);
    abandoned = Collections.unmodifiableMap(copy);
  }

  /** Of so many candidates with one fate. */
  static StatusCounts of(RecordedCandidate fate, int candidates) {
    return new StatusCounts(
        candidates,
        fate.status() == CandidateStatus.TRAINED ? candidates : 0,
        fate.status() == CandidateStatus.DIVERGED ? candidates : 0,
        fate.reason() == null ? Map.of() : Map.of(fate.reason(), candidates),
        fate.status() == CandidateStatus.OUTSTANDING ? candidates : 0);
  }

  /** Of two sets of candidates together. */
  public StatusCounts plus(StatusCounts other) {
    Map<AbandonReason, Integer> both = new EnumMap<>(AbandonReason.class);
    both.putAll(abandoned);
    other.abandoned.forEach((reason, count) -> both.merge(reason, count, Integer::sum));
    return new StatusCounts(
        sampled + other.sampled,
        trained + other.trained,
        diverged + other.diverged,
        both,
        outstanding + other.outstanding);
  }

  /** Abandoned for any reason. */
  public int abandonedInAll() {
    return abandoned.values().stream().mapToInt(Integer::intValue).sum();
  }
}
