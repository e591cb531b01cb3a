package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.model.study.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The store's fake: two maps, told from their ends, for nobody may rely on an order. */
public final class InMemoryStudyStore implements StudyStore {
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final Map<String, CandidateRecord> fates = new LinkedHashMap<>();

  /** A store that has what this one has now. */
  InMemoryStudyStore copy() {
    InMemoryStudyStore copy = new InMemoryStudyStore();
    copy.save(events.values(), fates.values());
    return copy;
  }

  /** Forgets everything, as a store whose directory is deleted. */
  void clear() {
    events.clear();
    fates.clear();
  }

  List<Event> events() {
    return List.copyOf(events.values());
  }

  List<CandidateRecord> fates() {
    return List.copyOf(fates.values());
  }

  @Override
  public void save(Collection<Event> said, Collection<CandidateRecord> outcomes) {
    said.forEach(event -> events.put(event.id(), event));
    outcomes.forEach(
        fate -> fates.put(fate.population() + "/" + fate.index() + "/" + fate.replicate(), fate));
  }

  @Override
  public void forEachEvent(Consumer<Event> reader) {
    new ArrayList<>(events.values()).reversed().forEach(reader);
  }

  @Override
  public void forEachCandidate(Consumer<CandidateRecord> reader) {
    new ArrayList<>(fates.values()).reversed().forEach(reader);
  }
}
