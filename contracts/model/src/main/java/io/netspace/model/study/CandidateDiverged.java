package io.netspace.model.study;

import io.netspace.model.training.TrainingRun;

/**
 * A candidate's training diverged: its loss became NaN, infinite or implausibly large. It counts at
 * {@code errorPercent}, the chance level.
 *
 * @param errorPercent error that it counts as
 * @param reason what was observed, such as "loss was NaN in epoch 2"
 */
public record CandidateDiverged(
    Provenance provenance, Candidate candidate, double errorPercent, String reason, TrainingRun run)
    implements Outcome {}
