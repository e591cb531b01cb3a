package io.netspace.gateway.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the views of a study need of each of its candidates.
 *
 * @param errorPercent null while outstanding and when abandoned
 * @param trainingSeconds 0 unless trained or diverged
 * @param sampledAt null until its sampling is known
 * @param endedAt null while outstanding
 */
public record CandidateSummary(
    int revision,
    CandidateState state,
    @Nullable Double errorPercent,
    double trainingSeconds,
    @Nullable Instant sampledAt,
    @Nullable Instant endedAt) {}
