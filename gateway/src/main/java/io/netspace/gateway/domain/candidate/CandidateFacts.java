package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one candidate.
 *
 * @param training how far it has come, null before the first epoch and once its fate is known
 * @param result null while outstanding
 */
public record CandidateFacts(
    Candidate candidate, @Nullable TrainingProgress training, @Nullable CandidateResult result) {
  public CandidateState state() {
    return result == null ? CandidateState.OUTSTANDING : result.state();
  }
}
