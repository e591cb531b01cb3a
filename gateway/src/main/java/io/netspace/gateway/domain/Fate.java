package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a candidate, as the views need it.
 *
 * @param errorPercent null when abandoned
 * @param reason what went wrong, null when trained
 * @param attempts deliveries it took
 * @param run null when abandoned
 */
public record Fate(
    CandidateState state,
    @Nullable Double errorPercent,
    @Nullable String reason,
    int attempts,
    @Nullable TrainingRun run) {

  public static Fate of(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained ->
          new Fate(
              CandidateState.TRAINED,
              trained.errorPercent(),
              null,
              trained.run().attempt(),
              trained.run());
      case CandidateDiverged diverged ->
          new Fate(
              CandidateState.DIVERGED,
              diverged.errorPercent(),
              diverged.reason(),
              diverged.run().attempt(),
              diverged.run());
      case CandidateAbandoned abandoned ->
          new Fate(
              CandidateState.ABANDONED,
              null,
              abandoned.reason() + ": " + abandoned.detail(),
              abandoned.attempts(),
              null);
    };
  }
}
