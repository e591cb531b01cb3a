package io.netspace.model.study;

import io.netspace.model.common.Derivation;
import io.netspace.model.common.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** A digest of an outcome, sixteen hexadecimal digits, to verify what a decision was based on. */
public final class OutcomeDigest {
  private OutcomeDigest() {}

  /**
   * The digest of a candidate's outcome.
   *
   * @param status not outstanding
   * @param errorPercent null where it was abandoned
   */
  public static String of(
      CandidateId candidate, CandidateStatus status, @Nullable Double errorPercent) {
    return Derivation.id(
        "outcome", candidate.value(), word(status), errorPercent == null ? "" : errorPercent);
  }

  /** Part of the digest; it does not change when a constant is renamed. */
  private static String word(CandidateStatus status) {
    return switch (status) {
      case TRAINED -> "trained";
      case DIVERGED -> "diverged";
      case ABANDONED -> "abandoned";
      case OUTSTANDING -> throw new InvalidValueException("status", status, "must be an outcome");
    };
  }
}
