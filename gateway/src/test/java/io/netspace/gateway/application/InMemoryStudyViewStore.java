package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.CandidateFacts;
import io.netspace.gateway.domain.CandidateSummary;
import io.netspace.gateway.domain.StudyFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The read model in maps. */
public final class InMemoryStudyViewStore implements StudyViewStore {
  private static final Comparator<StudyMark> NEWEST_FIRST =
      Comparator.comparing(StudyMark::requestedAt, Comparator.<Instant>reverseOrder())
          .thenComparing(StudyMark::id);
  private static final Comparator<CandidateQuery.Mark> ASCENDING =
      Comparator.comparingDouble(CandidateQuery.Mark::value).thenComparing(CandidateQuery.Mark::id);

  private final Map<StudyId, StudyFacts> studies = new ConcurrentHashMap<>();
  private final Map<CandidateId, CandidateFacts> candidates = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, LoggedEvent> events = new ConcurrentSkipListMap<>();

  @Override
  public Optional<StudyFacts> study(StudyId id) {
    return Optional.ofNullable(studies.get(id));
  }

  @Override
  public void save(StudyFacts study) {
    studies.put(study.id(), study);
  }

  @Override
  public List<StudyFacts> studies(StudyMark after, int limit) {
    return studies.values().stream()
        .filter(study -> study.requestedAt() != null)
        .sorted(Comparator.comparing(InMemoryStudyViewStore::mark, NEWEST_FIRST))
        .filter(study -> after == null || NEWEST_FIRST.compare(mark(study), after) > 0)
        .limit(limit)
        .toList();
  }

  private static StudyMark mark(StudyFacts study) {
    return new StudyMark(Objects.requireNonNull(study.requestedAt()), study.id().value());
  }

  @Override
  public Optional<CandidateFacts> candidate(CandidateId id) {
    return Optional.ofNullable(candidates.get(id));
  }

  @Override
  public void save(CandidateFacts candidate) {
    candidates.put(candidate.candidate().id(), candidate);
  }

  @Override
  public List<CandidateSummary> summaries(StudyId study) {
    return candidates.values().stream()
        .filter(candidate -> candidate.study().equals(study))
        .map(CandidateFacts::summary)
        .toList();
  }

  @Override
  public List<CandidateFacts> candidates(CandidateQuery query) {
    return candidates.values().stream()
        .filter(c -> c.study().equals(query.study()))
        .filter(c -> query.revision() == null || query.revision() == c.summary().revision())
        .filter(c -> query.state() == null || query.state() == c.state())
        .sorted(Comparator.comparing(c -> CandidateOrder.mark(c, query.sort()), ASCENDING))
        .filter(
            c ->
                query.after() == null
                    || ASCENDING.compare(CandidateOrder.mark(c, query.sort()), query.after()) > 0)
        .limit(query.limit())
        .toList();
  }

  @Override
  public boolean append(LoggedEvent event) {
    if (events.values().stream().anyMatch(known -> known.id().equals(event.id()))) {
      return false;
    }
    events.put(event.sequence(), event);
    return true;
  }

  @Override
  public long lastSequence() {
    return events.isEmpty() ? 0 : events.lastKey();
  }

  @Override
  public List<LoggedEvent> events(StudyId study, long after, int limit) {
    return events.tailMap(after, false).values().stream()
        .filter(event -> event.study().equals(study))
        .limit(limit)
        .toList();
  }

  @Override
  public long beforeLatest(StudyId study, int count) {
    return events.descendingMap().values().stream()
        .filter(event -> event.study().equals(study))
        .skip(count)
        .mapToLong(LoggedEvent::sequence)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void trimEvents(StudyId study, int keep) {
    long last = beforeLatest(study, keep);
    events.values().removeIf(e -> e.study().equals(study) && e.sequence() <= last);
  }
}
