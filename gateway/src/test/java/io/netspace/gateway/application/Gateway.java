package io.netspace.gateway.application;

import io.netspace.contracts.Disturbance;
import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.CandidateView;
import io.netspace.gateway.domain.CurveView;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A gateway without its adapters, over a store in maps; tests tell it the log. */
final class Gateway {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final StudyId STUDY = Fixtures.STUDY;
  private static final int ALL = 100_000;
  private static final EventJson JSON = new JsonOfTests();

  final InMemoryStudyViewStore store;
  final ReadModel model;
  final StudyQueries queries;
  final EventLog log;
  private boolean caughtUp = true;
  private long offset;

  Gateway() {
    this(new InMemoryStudyViewStore(), 4000);
  }

  Gateway(InMemoryStudyViewStore store, int keep) {
    this.store = store;
    log = new EventLog(store, JSON, Clock.fixed(NOON, ZoneOffset.UTC), keep);
    model = new ReadModel(store, log, JSON, () -> caughtUp);
    queries = new StudyQueries(model, log, JSON, () -> caughtUp);
  }

  void tell(List<LogEntry> entries) {
    model.apply(entries);
  }

  /** Tells entries in batches of some size. */
  void tell(List<LogEntry> entries, int batch) {
    for (int from = 0; from < entries.size(); from += batch) {
      model.apply(entries.subList(from, Math.min(entries.size(), from + batch)));
    }
  }

  /** Tells one event, behind those before. */
  void tell(Event event, Instant time) {
    LogEntry entry = Disturbance.none(List.of(event)).getFirst();
    model.apply(
        List.of(new LogEntry(entry.topic(), entry.partition(), offset++, time, entry.event())));
  }

  void tell(Event event) {
    tell(event, NOON);
  }

  /** The log says that it has more for the gateway, or no more. */
  void isCaughtUp(boolean value) {
    caughtUp = value;
  }

  List<LoggedEvent> told() {
    return log.events(STUDY, 0, ALL);
  }

  CandidateView candidate() {
    return CandidateView.of(queries.candidate(id()));
  }

  CurveView curve() {
    return CurveView.of(queries.candidate(id()));
  }

  private static String id() {
    return Fixtures.aCandidate().candidate().id().value();
  }

  /** All views of the study, to be compared with those of another gateway. */
  List<Object> views() {
    List<Object> views = new ArrayList<>();
    String study = STUDY.value();
    views.add(queries.study(study));
    views.add(queries.edf(study, List.of(), 500, 0.95));
    views.add(queries.refinements(study));
    views.add(queries.designSpaces(study));
    for (CandidateQuery.Sort sort : CandidateQuery.Sort.values()) {
      views.add(
          queries.candidates(new CandidateQuery(STUDY, null, null, List.of(), sort, null, ALL)));
    }
    queries
        .candidates(
            new CandidateQuery(STUDY, null, null, List.of(), CandidateQuery.Sort.INDEX, null, ALL))
        .forEach(row -> views.add(CandidateView.of(queries.candidate(row.id()))));
    return views;
  }
}
