package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.StudyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The latest events of each study under a sequence that only grows, and the wait for the next. */
public final class EventLog {
  /** Appends between two sweeps; so a study holds at most this many above the limit. */
  private static final int SWEEP_EVERY = 256;

  private final StudyViewStore store;
  private final EventJson json;
  private final int keep;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private long announcements;
  private long lastSequence = -1;

  /**
   * @param keep events of each study that are kept
   */
  public EventLog(StudyViewStore store, EventJson json, int keep) {
    this.store = store;
    this.json = json;
    this.keep = keep;
  }

  /** For the one writer, {@link ReadModel}. */
  void append(Event event, Instant time) {
    long sequence = latest() + 1;
    StudyId study = event.provenance().study();
    String type = event.getClass().getSimpleName();
    if (store.append(new LoggedEvent(sequence, event.id(), study, type, time, json.of(event)))) {
      lastSequence = sequence;
    }
    if (sequence % SWEEP_EVERY == 0) {
      store.trimEvents(study, keep);
    }
  }

  private long latest() {
    if (lastSequence < 0) {
      lastSequence = store.lastSequence();
    }
    return lastSequence;
  }

  /** Wakes those that wait. */
  void announce() {
    lock.lock();
    try {
      announcements++;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next events of a study after a sequence, in order; waits for one when there is none yet,
   * and comes back empty when the patience ends.
   */
  public List<LoggedEvent> next(StudyId study, long after, int limit, Duration patience)
      throws InterruptedException {
    long nanos = patience.toNanos();
    while (true) {
      long seen = announcements();
      List<LoggedEvent> events = store.events(study, after, limit);
      if (!events.isEmpty() || nanos <= 0) {
        return events;
      }
      nanos = await(seen, nanos);
    }
  }

  /**
   * Where a stream begins that was last told this sequence. A sequence that this store never gave,
   * as after a loss of its last second, begins with all that is kept.
   */
  public long startingAfter(long told) {
    return told > store.lastSequence() ? 0 : told;
  }

  /** Where a stream of a study's latest events begins. */
  public long beforeLatest(StudyId study, int events) {
    return store.beforeLatest(study, events);
  }

  private long announcements() {
    lock.lock();
    try {
      return announcements;
    } finally {
      lock.unlock();
    }
  }

  private long await(long seen, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (announcements == seen && left > 0) {
        left = grown.awaitNanos(left);
      }
      return left;
    } finally {
      lock.unlock();
    }
  }
}
