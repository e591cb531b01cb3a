package io.netspace.sampler.application;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import java.util.ArrayList;
import java.util.List;

/** A log in memory; can be made unavailable, at once or after some more events. */
final class RecordingPublisher implements CandidatePublisher {
  private final List<Event> events = new ArrayList<>();
  private int capacity = Integer.MAX_VALUE;

  void setUnavailable(boolean unavailable) {
    failAfter(unavailable ? 0 : Integer.MAX_VALUE);
  }

  /** The log accepts some more events; then it is unavailable, and nothing is acknowledged. */
  void failAfter(int more) {
    capacity = more;
  }

  @Override
  public void publish(List<? extends Event> published) {
    int arrived = Math.min(capacity, published.size());
    events.addAll(published.subList(0, arrived));
    capacity -= arrived;
    if (arrived < published.size()) {
      throw new IllegalStateException("The log is unavailable.");
    }
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  List<Candidate> candidates() {
    return events.stream()
        .filter(CandidateSampled.class::isInstance)
        .map(CandidateSampled.class::cast)
        .map(CandidateSampled::candidate)
        .toList();
  }
}
