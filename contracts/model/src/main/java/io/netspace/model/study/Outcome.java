package io.netspace.model.study;

/**
 * The final result of a candidate. Of two outcomes of one candidate the first in log order counts.
 */
public sealed interface Outcome extends Event
    permits CandidateTrained, CandidateDiverged, CandidateAbandoned {
  Candidate candidate();

  /** A candidate has one outcome, so all outcomes of it have the same id. */
  @Override
  default String id() {
    return "outcome-" + candidate().id().value();
  }
}
