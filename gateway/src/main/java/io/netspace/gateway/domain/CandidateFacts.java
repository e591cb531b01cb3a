package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one candidate.
 *
 * @param training how far it has come, null before the first epoch and once its fate is known
 * @param fate null while outstanding
 */
public record CandidateFacts(
    Candidate candidate, @Nullable Training training, @Nullable Fate fate) {
  public CandidateState state() {
    return fate == null ? CandidateState.OUTSTANDING : fate.state();
  }
}
