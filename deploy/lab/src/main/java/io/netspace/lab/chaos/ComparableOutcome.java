package io.netspace.lab.chaos;

import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.offline.common.Formatting;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a candidate without what differs between runs: times, attempts, trainers.
 *
 * @param errorPercent to the last digit; null for an abandoned candidate
 */
record ComparableOutcome(CandidateResult result, @Nullable Double errorPercent) {
  static ComparableOutcome of(Outcome outcome) {
    return new ComparableOutcome(
        CandidateResult.of(outcome),
        switch (outcome) {
          case CandidateTrained trained -> trained.errorPercent();
          case CandidateDiverged diverged -> diverged.errorPercent();
          case CandidateAbandoned _ -> null;
        });
  }

  /** The trainer; null when none finished it. */
  static @Nullable String trainer(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained -> trained.run().trainer();
      case CandidateDiverged diverged -> diverged.run().trainer();
      case CandidateAbandoned _ -> null;
    };
  }

  /** Such as "trained" or "abandoned, too large". */
  String label() {
    String status = result.status().label();
    return result.reason() == null
        ? status
        : status + ", " + Formatting.constantAsWords(result.reason().name());
  }

  /** Such as "trained to 12.5 %" or "abandoned, too large". */
  @Override
  public String toString() {
    return errorPercent == null ? label() : label() + " to " + errorPercent + " %";
  }
}
