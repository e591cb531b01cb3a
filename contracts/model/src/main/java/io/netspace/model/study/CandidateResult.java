package io.netspace.model.study;

import org.jspecify.annotations.Nullable;

/**
 * The status of a candidate, with the reason where it was abandoned.
 *
 * @param reason why it was abandoned; null unless it was
 */
public record CandidateResult(CandidateStatus status, @Nullable AbandonReason reason) {
  public static final CandidateResult OUTSTANDING =
      new CandidateResult(CandidateStatus.OUTSTANDING, null);
  public static final CandidateResult TRAINED = new CandidateResult(CandidateStatus.TRAINED, null);
  public static final CandidateResult DIVERGED =
      new CandidateResult(CandidateStatus.DIVERGED, null);

  public CandidateResult {
    if ((status == CandidateStatus.ABANDONED) != (reason != null)) {
      throw new IllegalArgumentException(
          "reason (" + reason + ") belongs to an abandoned candidate, not to " + status + ".");
    }
  }

  public static CandidateResult abandoned(AbandonReason reason) {
    return new CandidateResult(CandidateStatus.ABANDONED, reason);
  }

  public static CandidateResult of(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained _ -> TRAINED;
      case CandidateDiverged _ -> DIVERGED;
      case CandidateAbandoned abandoned -> abandoned(abandoned.reason());
    };
  }

  /** Whether it is an outcome, which is final. */
  public boolean isOutcome() {
    return status.isOutcome();
  }
}
