package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Regime;

/** A candidate waits for a trainer. Carries all that training needs. */
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
