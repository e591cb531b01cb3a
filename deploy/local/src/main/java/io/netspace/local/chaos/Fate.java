package io.netspace.local.chaos;

import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.local.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What became of a candidate, without what no two runs share: times, attempts, trainers.
 *
 * @param end such as "trained"
 * @param errorPercent to the last digit; null for an abandoned candidate
 */
record Fate(String end, @Nullable Double errorPercent) {
  static Fate of(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained -> new Fate("trained", trained.errorPercent());
      case CandidateDiverged diverged -> new Fate("diverged", diverged.errorPercent());
      case CandidateAbandoned abandoned ->
          new Fate("abandoned, " + Wording.words(abandoned.reason().name()), null);
    };
  }

  /** Who trained it; null when nobody did. */
  static @Nullable String trainer(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained -> trained.run().trainer();
      case CandidateDiverged diverged -> diverged.run().trainer();
      case CandidateAbandoned _ -> null;
    };
  }

  @Override
  public String toString() {
    return errorPercent == null ? end : end + " to " + errorPercent + " %";
  }
}
