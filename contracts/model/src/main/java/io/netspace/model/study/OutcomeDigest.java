package io.netspace.model.study;

import io.netspace.model.common.Derivation;
import org.jspecify.annotations.Nullable;

/** A digest of an outcome, sixteen hexadecimal digits, to verify what a decision was based on. */
public final class OutcomeDigest {
  private OutcomeDigest() {}

  /**
   * The digest of a candidate's outcome.
   *
   * @param state trained, diverged or abandoned
   * @param errorPercent null where it was abandoned
   */
  public static String of(CandidateId candidate, String state, @Nullable Double errorPercent) {
    return Derivation.id(
        "outcome", candidate.value(), state, errorPercent == null ? "" : errorPercent);
  }
}
