package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;

/** A trainer has finished one epoch of a candidate: a sign of life, and a point of its curve. */
public record EpochCompleted(
    Provenance provenance,
    Candidate candidate,
    int epochs,
    EpochResult result,
    int attempt,
    String trainer)
    implements Event {
  @Override
  public String id() {
    return "epoch-" + candidate.id().value() + "-" + attempt + "-" + result.epoch();
  }

  @Override
  public String key() {
    return candidate.id().value();
  }
}
