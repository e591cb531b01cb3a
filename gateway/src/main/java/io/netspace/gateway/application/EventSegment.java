package io.netspace.gateway.application;

import io.netspace.model.study.StudyId;
import java.util.List;
import java.util.Optional;

/**
 * Events of one study that became known together: what is stored at once, and read at once.
 *
 * @param first sequence of its first event, and its name
 * @param progress whether it tells epochs, which are kept no longer than the stream goes back
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
