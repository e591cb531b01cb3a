package io.netspace.gateway.application;

import io.netspace.model.study.StudyId;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive events of one study, stored and read as one document.
 *
 * @param first sequence number of its first event, which identifies it
 * @param progress whether it holds epochs, which are deleted once outside the retention window
 */
public record EventSegment(long first, StudyId study, boolean progress, List<LoggedEvent> events) {
  public EventSegment {
    events = List.copyOf(events);
  }

  SegmentRange range() {
    return new SegmentRange(first, events.size(), progress);
  }

  Optional<LoggedEvent> event(String id) {
    return events.stream().filter(event -> event.id().equals(id)).findFirst();
  }
}
