package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.model.training.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * The details of a candidate's outcome that the API shows.
 *
 * @param errorPercent null when abandoned
 * @param reason what went wrong, null when trained
 * @param attempts number of deliveries
 * @param run null when abandoned
 */
public record OutcomeDetails(
    CandidateStatus state,
    @Nullable Double errorPercent,
    @Nullable String reason,
    int attempts,
    @Nullable TrainingRun run) {

  public static OutcomeDetails of(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained ->
          new OutcomeDetails(
              CandidateStatus.TRAINED,
              trained.errorPercent(),
              null,
              trained.run().attempt(),
              trained.run());
      case CandidateDiverged diverged ->
          new OutcomeDetails(
              CandidateStatus.DIVERGED,
              diverged.errorPercent(),
              diverged.reason(),
              diverged.run().attempt(),
              diverged.run());
      case CandidateAbandoned abandoned ->
          new OutcomeDetails(
              CandidateStatus.ABANDONED,
              null,
              abandoned.reason() + ": " + abandoned.detail(),
              abandoned.attempts(),
              null);
    };
  }
}
