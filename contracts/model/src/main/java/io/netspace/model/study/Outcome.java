package io.netspace.model.study;

/** The one fate of a candidate. Of two outcomes of one candidate the first in log order counts. */
public sealed interface Outcome extends Event
    permits CandidateTrained, CandidateDiverged, CandidateAbandoned {
  Candidate candidate();

  /** One candidate has one outcome, so a second one is told by the same id. */
  @Override
  default String id() {
    return "outcome-" + candidate().id().value();
  }
}
