package io.netspace.model.study;

import io.netspace.model.training.TrainingRun;

/**
 * A candidate's loss left the numbers or all reason; it counts at {@code errorPercent}, the error
 * of guessing.
 *
 * @param errorPercent what it counts as in the distribution of errors
 * @param reason what was seen, such as "loss was NaN in epoch 2"
 */
public record CandidateDiverged(
    Provenance provenance, Candidate candidate, double errorPercent, String reason, TrainingRun run)
    implements Outcome {}
