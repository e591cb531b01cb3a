package io.netspace.gateway.application;

import io.netspace.gateway.adapter.outbound.WireEventJson;
import io.netspace.gateway.application.view.CandidateView;
import io.netspace.gateway.application.view.CurveView;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.testing.Disturbance;
import io.netspace.model.study.Event;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.Fixtures;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A gateway without its adapters, over an in-memory store; tests apply the log to it. */
final class GatewayFixture {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final StudyId STUDY = Fixtures.STUDY;
  private static final int ALL = 100_000;
  private static final EventJson JSON = new WireEventJson();

  final InMemoryReadModelStore store;
  final ReadModel model;
  final StudyQueries queries;
  final EventLog log;
  private boolean caughtUp = true;
  private long offset;

  GatewayFixture() {
    this(new InMemoryReadModelStore(), 4000);
  }

  GatewayFixture(InMemoryReadModelStore store, int keep) {
    this.store = store;
    log = new EventLog(store, JSON, Clock.fixed(NOON, ZoneOffset.UTC), keep);
    model = new ReadModel(store, log, JSON, () -> caughtUp);
    queries = new StudyQueries(model, log, JSON, () -> caughtUp);
  }

  void deliver(List<LogEntry> entries) {
    model.apply(entries);
  }

  /** Delivers entries in batches of some size. */
  void deliver(List<LogEntry> entries, int batch) {
    for (int from = 0; from < entries.size(); from += batch) {
      model.apply(entries.subList(from, Math.min(entries.size(), from + batch)));
    }
  }

  /** Delivers one event, behind those before. */
  void deliver(Event event, Instant time) {
    LogEntry entry = Disturbance.inOrder(List.of(event)).getFirst();
    model.apply(
        List.of(new LogEntry(entry.topic(), entry.partition(), offset++, time, entry.event())));
  }

  void deliver(Event event) {
    deliver(event, NOON);
  }

  /** The log says that it has more for the gateway, or no more. */
  void isCaughtUp(boolean value) {
    caughtUp = value;
  }

  List<LoggedEvent> loggedEvents() {
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
