package io.netspace.gateway.domain;

import java.util.List;

/** How many candidates met which fate; they add up to those sampled. */
record Fates(int sampled, int trained, int diverged, int abandoned, int outstanding) {

  static Fates of(List<CandidateSummary> candidates) {
    return new Fates(
        candidates.size(),
        count(candidates, CandidateState.TRAINED),
        count(candidates, CandidateState.DIVERGED),
        count(candidates, CandidateState.ABANDONED),
        count(candidates, CandidateState.OUTSTANDING));
  }

  private static int count(List<CandidateSummary> candidates, CandidateState state) {
    return (int) candidates.stream().filter(c -> c.state() == state).count();
  }
}
