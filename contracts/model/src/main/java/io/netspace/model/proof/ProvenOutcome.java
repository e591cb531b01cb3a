package io.netspace.model.proof;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.OutcomeDigest;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a candidate.
 *
 * @param index in its population, from 0
 * @param replicate of its network, from 0
 * @param errorPercent error that it counts as, in [0, 100]; null where it was abandoned
 * @param digest of the outcome that the log holds, by {@link OutcomeDigest}
 */
public record ProvenOutcome(
    int index, int replicate, ProvenStatus state, @Nullable Double errorPercent, String digest) {
  public ProvenOutcome {
    if (index < 0 || replicate < 0) {
      throw new InvalidValueException(
          "outcome", "index %d, replicate %d".formatted(index, replicate), "must count from 0");
    }
    if ((errorPercent == null) != (state == ProvenStatus.ABANDONED)) {
      throw new InvalidValueException(
          "errorPercent",
          errorPercent,
          "of index %d must be there unless it was abandoned; it was %s".formatted(index, state));
    }
  }

  /** The outcome of a candidate, with its digest. */
  public static ProvenOutcome of(
      CandidateId candidate,
      int index,
      int replicate,
      ProvenStatus state,
      @Nullable Double errorPercent) {
    return new ProvenOutcome(
        index, replicate, state, errorPercent, digest(candidate, state, errorPercent));
  }

  /** The digest that this outcome must have. */
  public String digestFor(CandidateId candidate) {
    return digest(candidate, state, errorPercent);
  }

  private static String digest(
      CandidateId candidate, ProvenStatus state, @Nullable Double errorPercent) {
    return OutcomeDigest.of(candidate, state.status(), errorPercent);
  }
}
