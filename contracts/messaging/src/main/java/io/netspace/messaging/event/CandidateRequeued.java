package io.netspace.messaging.event;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;

/**
 * A trainer has put a candidate back into the queue, because training it takes more memory than the
 * trainer has. Losing it is harmless: the next trainer that is too small sends another.
 *
 * @param memoryBytes that the training takes, about
 * @param trainerMemoryBytes that the trainer has for it
 * @param times that the candidate was too large for the trainer that had it, from 1
 * @param limit of the times, after which the candidate is abandoned
 */
public record CandidateRequeued(
    Provenance provenance,
    Candidate candidate,
    long memoryBytes,
    long trainerMemoryBytes,
    int times,
    int limit,
    String trainer)
    implements Event {
  @Override
  public String id() {
    return "requeued-" + candidate.id().value() + "-" + times;
  }

  @Override
  public String key() {
    return candidate.id().value();
  }
}
