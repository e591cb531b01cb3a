package io.netspace.local.audit;

import io.netspace.contracts.vocabulary.AbandonReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many candidates met which fate.
 *
 * @param sampled all of them
 * @param abandoned by reason; reasons that nobody met are missing
 */
public record Ledger(
    int sampled,
    int trained,
    int diverged,
    Map<AbandonReason, Integer> abandoned,
    int outstanding) {
  public static final Ledger EMPTY = new Ledger(0, 0, 0, Map.of(), 0);

  public Ledger {
    Map<AbandonReason, Integer> copy = new EnumMap<>(AbandonReason.class);
    copy.putAll(abandoned);
    abandoned = Collections.unmodifiableMap(copy);
  }

  /** Of so many candidates with one fate. */
  static Ledger of(Fate fate, int candidates) {
    return new Ledger(
        candidates,
        fate.state() == State.TRAINED ? candidates : 0,
        fate.state() == State.DIVERGED ? candidates : 0,
        fate.reason() == null ? Map.of() : Map.of(fate.reason(), candidates),
        fate.state() == State.OUTSTANDING ? candidates : 0);
  }

  /** Of two sets of candidates together. */
  public Ledger plus(Ledger other) {
    Map<AbandonReason, Integer> both = new EnumMap<>(AbandonReason.class);
    both.putAll(abandoned);
    other.abandoned.forEach((reason, count) -> both.merge(reason, count, Integer::sum));
    return new Ledger(
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
