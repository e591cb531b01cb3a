package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.model.study.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The store's fake: two maps, read from their ends, since no reader may rely on an order. */
public final class InMemoryStudyStore implements StudyStore {
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final Map<String, CandidateRecord> records = new LinkedHashMap<>();

  /** A copy of this store as it is now. */
  InMemoryStudyStore copy() {
    InMemoryStudyStore copy = new InMemoryStudyStore();
    copy.save(events.values(), records.values());
    return copy;
  }

  /** Removes everything, as if the directory of the store were deleted. */
  void clear() {
    events.clear();
    records.clear();
  }

  List<Event> events() {
    return List.copyOf(events.values());
  }

  List<CandidateRecord> records() {
    return List.copyOf(records.values());
  }

  @Override
  public void save(Collection<Event> changed, Collection<CandidateRecord> outcomes) {
    changed.forEach(event -> events.put(event.id(), event));
    outcomes.forEach(
        stored ->
            records.put(
                stored.population() + "/" + stored.index() + "/" + stored.replicate(), stored));
  }

  @Override
  public void forEachEvent(Consumer<Event> reader) {
    new ArrayList<>(events.values()).reversed().forEach(reader);
  }

  @Override
  public void forEachCandidate(Consumer<CandidateRecord> reader) {
    new ArrayList<>(records.values()).reversed().forEach(reader);
  }
}
