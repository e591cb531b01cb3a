package io.netspace.model.study;

/**
 * The final result of a candidate. Of two outcomes of one candidate the first in log order counts.
 */
public sealed interface Outcome extends Event
    permits CandidateTrained, CandidateDiverged, CandidateAbandoned {
  Candidate candidate();

  /** The id of a candidate's outcome: one candidate has one outcome, so a second has the same. */
  static String idOf(CandidateId candidate) {
    return "outcome-" + candidate.value();
  }

  @Override
  default String id() {
    return idOf(candidate().id());
  }
}
