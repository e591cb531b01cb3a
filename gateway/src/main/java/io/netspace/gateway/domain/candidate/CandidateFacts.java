package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateStatus;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one candidate.
 *
 * @param training its progress, null before the first epoch and once it has an outcome
 * @param result null while outstanding
 */
public record CandidateFacts(
    Candidate candidate, @Nullable TrainingProgress training, @Nullable OutcomeDetails result) {
  public CandidateStatus state() {
    return result == null ? CandidateStatus.OUTSTANDING : result.state();
  }
}
