package io.netspace.messaging.event;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;

/** A candidate has been sampled and is queued for training. Contains all that training needs. */
public record CandidateSampled(
    Provenance provenance, Candidate candidate, DataSet dataSet, Regime regime) implements Event {
  /** The id of the event that publishes a candidate. */
  public static String idOf(CandidateId candidate) {
    return "sampled-" + candidate.value();
  }

  @Override
  public String id() {
    return idOf(candidate.id());
  }

  @Override
  public String key() {
    return candidate.id().value();
  }
}
