package io.netspace.sampler.domain.state;

import io.netspace.model.study.AbandonReason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a candidate, as far as the log says.
 *
 * @param reason why it was abandoned; of abandoned ones only
 */
public record CandidateResult(CandidateStatus status, @Nullable AbandonReason reason) {

  /** Without an outcome so far, or the kind of its one outcome. */
  public enum CandidateStatus {
    OUTSTANDING,
    TRAINED,
    DIVERGED,
    ABANDONED
  }

  public static final CandidateResult OUTSTANDING =
      new CandidateResult(CandidateStatus.OUTSTANDING, null);
  public static final CandidateResult TRAINED = new CandidateResult(CandidateStatus.TRAINED, null);
  public static final CandidateResult DIVERGED =
      new CandidateResult(CandidateStatus.DIVERGED, null);

  private static final List<CandidateResult> BY_CODE =
      Stream.concat(
              Stream.of(OUTSTANDING, TRAINED, DIVERGED),
              Arrays.stream(AbandonReason.values()).map(CandidateResult::abandoned))
          .toList();

  public CandidateResult {
    if ((status == CandidateStatus.ABANDONED) != (reason != null)) {
      throw new IllegalArgumentException(
          "reason (" + reason + ") belongs to an abandoned candidate, not to " + status + ".");
    }
  }

  public static CandidateResult abandoned(AbandonReason reason) {
    return new CandidateResult(CandidateStatus.ABANDONED, reason);
  }

  /** Whether it is an outcome, which nothing changes any more. */
  public boolean isOutcome() {
    return status != CandidateStatus.OUTSTANDING;
  }

  /** A number from 1 for each fate, so that a byte holds it. */
  byte code() {
    return (byte) (BY_CODE.indexOf(this) + 1);
  }

  static CandidateResult ofCode(byte code) {
    return BY_CODE.get(code - 1);
  }
}
