package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a candidate, as far as the log says.
 *
 * @param reason why it was abandoned; of abandoned ones only
 */
public record Fate(Kind kind, @Nullable AbandonReason reason) {

  /** Without an outcome so far, or the kind of its one outcome. */
  public enum Kind {
    OUTSTANDING,
    TRAINED,
    DIVERGED,
    ABANDONED
  }

  public static final Fate OUTSTANDING = new Fate(Kind.OUTSTANDING, null);
  public static final Fate TRAINED = new Fate(Kind.TRAINED, null);
  public static final Fate DIVERGED = new Fate(Kind.DIVERGED, null);

  private static final List<Fate> ALL =
      Stream.concat(
              Stream.of(OUTSTANDING, TRAINED, DIVERGED),
              Arrays.stream(AbandonReason.values()).map(Fate::abandoned))
          .toList();

  public Fate {
    if ((kind == Kind.ABANDONED) != (reason != null)) {
      throw new IllegalArgumentException(
          "reason (" + reason + ") belongs to an abandoned candidate, not to " + kind + ".");
    }
  }

  public static Fate abandoned(AbandonReason reason) {
    return new Fate(Kind.ABANDONED, reason);
  }

  /** Whether it is an outcome, which nothing changes any more. */
  public boolean isOutcome() {
    return kind != Kind.OUTSTANDING;
  }

  /** A number from 1 for each fate, so that a byte holds it. */
  byte code() {
    return (byte) (ALL.indexOf(this) + 1);
  }

  static Fate of(byte code) {
    return ALL.get(code - 1);
  }
}
