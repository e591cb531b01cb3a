package io.netspace.sampler.domain.state;

import io.netspace.model.study.AbandonReason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The status of a candidate, with the reason where it was abandoned.
 *
 * @param reason why it was abandoned; null unless it was
 */
public record CandidateResult(CandidateStatus status, @Nullable AbandonReason reason) {

  /** Outstanding, or the kind of its outcome. */
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

  /** Whether it is an outcome, and so final. */
  public boolean isOutcome() {
    return status != CandidateStatus.OUTSTANDING;
  }

  /** A number from 1 for each result, in one byte. */
  byte code() {
    return (byte) (BY_CODE.indexOf(this) + 1);
  }

  static CandidateResult ofCode(byte code) {
    return BY_CODE.get(code - 1);
  }
}
