package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.training.TrainingRun;

/**
 * A candidate's training completed its last epoch.
 *
 * @param errorPercent on the validation images after the last epoch, in [0, 100]
 */
public record CandidateTrained(
    Provenance provenance, Candidate candidate, double errorPercent, TrainingRun run)
    implements Outcome {
  public CandidateTrained {
    Require.that(
        errorPercent >= 0 && errorPercent <= 100,
        "errorPercent",
        errorPercent,
        "must be in [0, 100]");
  }
}
