package io.netspace.model.study;

import io.netspace.model.common.Derivation;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of an outcome in sixteen digits: whether it is the one that a decision rested
 * on.
 */
public final class OutcomeDigest {
  private OutcomeDigest() {}

  /**
   * The digest of a candidate's fate.
   *
   * @param state trained, diverged or abandoned
   * @param errorPercent null where it was abandoned
   */
  public static String of(CandidateId candidate, String state, @Nullable Double errorPercent) {
    return Derivation.id(
        "outcome", candidate.value(), state, errorPercent == null ? "" : errorPercent);
  }
}
