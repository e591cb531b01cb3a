package io.netspace.messaging.event;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;

/** A candidate has been sampled and is queued for training. Contains all that training needs. */
public record CandidateSampled(
    Provenance provenance, Candidate candidate, DataSet dataSet, Regime regime) implements Event {
  @Override
  public String id() {
    return "sampled-" + candidate.id().value();
  }

  @Override
  public String key() {
    return candidate.id().value();
  }
}
