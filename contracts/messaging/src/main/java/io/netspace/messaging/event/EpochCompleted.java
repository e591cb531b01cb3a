package io.netspace.messaging.event;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.training.EpochResult;

/**
 * A trainer has finished one epoch of a candidate: a sign of life, and a point of its learning
 * curve.
 */
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
