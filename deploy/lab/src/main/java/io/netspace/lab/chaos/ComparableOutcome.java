package io.netspace.lab.chaos;

import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.offline.common.Formatting;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a candidate without what differs between runs: times, attempts, trainers.
 *
 * @param outcome such as "trained"
 * @param errorPercent to the last digit; null for an abandoned candidate
 */
record ComparableOutcome(String outcome, @Nullable Double errorPercent) {
  static ComparableOutcome of(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained -> new ComparableOutcome("trained", trained.errorPercent());
      case CandidateDiverged diverged -> new ComparableOutcome("diverged", diverged.errorPercent());
      case CandidateAbandoned abandoned ->
          new ComparableOutcome(
              "abandoned, " + Formatting.constantAsWords(abandoned.reason().name()), null);
    };
  }

  /** The trainer; null when none finished it. */
  static @Nullable String trainer(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained -> trained.run().trainer();
      case CandidateDiverged diverged -> diverged.run().trainer();
      case CandidateAbandoned _ -> null;
    };
  }

  @Override
  public String toString() {
    return errorPercent == null ? outcome : outcome + " to " + errorPercent + " %";
  }
}
