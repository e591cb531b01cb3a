package io.netspace.sampler.application;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import java.util.ArrayList;
import java.util.List;

/** A log in memory, which can be told to go away, at once or after some more events. */
final class RecordingPublisher implements CandidatePublisher {
  private final List<Event> events = new ArrayList<>();
  private int room = Integer.MAX_VALUE;

  void setUnavailable(boolean away) {
    failAfter(away ? 0 : Integer.MAX_VALUE);
  }

  /** The log takes some more events; then it goes away, and no publishing is acknowledged. */
  void failAfter(int more) {
    room = more;
  }

  @Override
  public void publish(List<? extends Event> published) {
    int arrived = Math.min(room, published.size());
    events.addAll(published.subList(0, arrived));
    room -= arrived;
    if (arrived < published.size()) {
      throw new IllegalStateException("The log is away.");
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
