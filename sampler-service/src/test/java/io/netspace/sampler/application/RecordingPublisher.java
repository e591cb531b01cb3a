package io.netspace.sampler.application;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Event;
import java.util.ArrayList;
import java.util.List;

/** A log in memory, which can be told to be away. */
final class RecordingPublisher implements CandidatePublisher {
  private final List<Event> events = new ArrayList<>();
  private boolean away;

  void away(boolean away) {
    this.away = away;
  }

  @Override
  public void publish(CandidateSampled event) {
    append(event);
  }

  @Override
  public void publish(PopulationExhausted event) {
    append(event);
  }

  private void append(Event event) {
    if (away) {
      throw new IllegalStateException("The log is away.");
    }
    events.add(event);
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
