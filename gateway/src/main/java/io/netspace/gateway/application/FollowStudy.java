package io.netspace.gateway.application;

import io.netspace.model.study.StudyId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Streams the events of a study as they are applied, page by page, with back-pressure. */
public final class FollowStudy {
  private static final int PAGE = 200;
  private static final Duration WAIT_TIMEOUT = Duration.ofSeconds(5);

  private final EventLog log;
  private final StudyQueries queries;
  private final Executor executor;

  /**
   * @param executor runs the blocking waits for the next event
   */
  public FollowStudy(EventLog log, StudyQueries queries, Executor executor) {
    this.log = log;
    this.queries = queries;
    this.executor = executor;
  }

  /**
   * The unbounded stream of a study's events.
   *
   * @param lastSequence the last sequence number the reader received, null for a new reader
   * @param tail how many of the latest events a new reader receives, null for all that are kept
   * @throws Problem when there is no such study
   */
  public Multi<LoggedEvent> follow(String id, @Nullable Long lastSequence, @Nullable Integer tail) {
    StudyId study = queries.snapshot(id).facts().id();
    AtomicLong after = new AtomicLong(start(study, lastSequence, tail));
    return Multi.createBy()
        .repeating()
        .uni(() -> nextPage(study, after))
        .indefinitely()
        .onItem()
        .disjoint();
  }

  private long start(StudyId study, @Nullable Long lastSequence, @Nullable Integer tail) {
    if (lastSequence != null) {
      return log.startAfter(lastSequence);
    }
    return tail == null ? 0 : log.beforeLatest(study, tail);
  }

  private Uni<List<LoggedEvent>> nextPage(StudyId study, AtomicLong after) {
    return Uni.createFrom()
        .item(() -> await(study, after.get()))
        .runSubscriptionOn(executor)
        .invoke(events -> events.forEach(event -> after.set(event.sequence())));
  }

  private List<LoggedEvent> await(StudyId study, long after) {
    try {
      return log.awaitNext(study, after, PAGE, WAIT_TIMEOUT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
