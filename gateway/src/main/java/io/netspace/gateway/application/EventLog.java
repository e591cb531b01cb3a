package io.netspace.gateway.application;

import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.Event;
import io.netspace.model.study.StudyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The latest events of each study under increasing sequence numbers, and the wait for the next
 * event. At start-up numbering continues at the current time in microseconds or later, so that no
 * number is used twice, even after the store has lost its latest writes.
 */
public final class EventLog {
  /** Events of a full segment. */
  private static final int SEGMENT_SIZE = 64;

  private final ReadModelStore store;
  private final EventJson json;
  private final Clock clock;
  private final int keptEvents;
  private final Map<StudyId, RetentionWindow> windows = new ConcurrentHashMap<>();
  private final RecentSegments recent = new RecentSegments();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private long growthCount;
  private volatile long nextSequence;

  /**
   * @param keptEvents events of each study that are kept
   */
  public EventLog(ReadModelStore store, EventJson json, Clock clock, int keptEvents) {
    this.store = store;
    this.json = json;
    this.clock = clock;
    this.keptEvents = keptEvents;
  }

  /** Loads the stored windows; segments appended since stay cached, stored or not. */
  void load() {
    List<RetentionWindow> stored = store.windows();
    List<Long> latest =
        stored.stream()
            .flatMap(
                window ->
                    window.ranges().stream().filter(range -> range.first() >= window.latestBatch()))
            .map(SegmentRange::first)
            .toList();
    recent.add(store.segments(latest));
    windows.clear();
    stored.forEach(window -> windows.put(window.study(), window));
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long last = stored.stream().mapToLong(RetentionWindow::last).max().orElse(0);
    nextSequence = Math.max(Math.max(nextSequence, now), last + 1);
  }

  /** A draft for the only writer, {@link ReadModel}. */
  Draft draft() {
    return new Draft();
  }

  /** Makes the events of a draft, which are stored, visible to streams. */
  void commit(Draft draft) {
    recent.add(draft.segments());
    draft.windows().forEach(window -> windows.put(window.study(), window));
    signalGrowth();
  }

  /** The kept epochs of a study, in order. */
  Stream<LoggedEvent> progress(StudyId study) {
    List<Long> firsts =
        window(study).ranges().stream()
            .filter(SegmentRange::progress)
            .map(SegmentRange::first)
            .toList();
    return segments(firsts).stream().flatMap(segment -> segment.events().stream());
  }

  /** The logged event of an id in a segment, if the segment is still stored. */
  Optional<LoggedEvent> event(long segment, String id) {
    return segments(List.of(segment)).stream()
        .map(found -> found.event(id))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private List<EventSegment> segments(List<Long> firsts) {
    Map<Long, EventSegment> found = new HashMap<>();
    firsts.forEach(first -> recent.segment(first).ifPresent(segment -> found.put(first, segment)));
    List<Long> elsewhere = firsts.stream().filter(first -> !found.containsKey(first)).toList();
    if (!elsewhere.isEmpty()) {
      store.segments(elsewhere).forEach(segment -> found.put(segment.first(), segment));
    }
    return firsts.stream().filter(found::containsKey).map(found::get).toList();
  }

  private RetentionWindow window(StudyId study) {
    return windows.getOrDefault(study, RetentionWindow.of(study));
  }

  /** Wakes waiting streams. */
  private void signalGrowth() {
    lock.lock();
    try {
      growthCount++;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The kept events of a study after a sequence number, in order. */
  public List<LoggedEvent> events(StudyId study, long after, int limit) {
    List<Long> firsts =
        window(study).after(after, limit).stream().map(SegmentRange::first).toList();
    return segments(firsts).stream()
        .flatMap(segment -> segment.events().stream())
        .filter(event -> event.sequence() > after)
        .limit(limit)
        .toList();
  }

  /**
   * The next events of a study after a sequence number, in order; waits for one when there is none
   * yet, and returns an empty list after the timeout.
   */
  public List<LoggedEvent> awaitNext(StudyId study, long after, int limit, Duration timeout)
      throws InterruptedException {
    long nanos = timeout.toNanos();
    while (true) {
      long seen = growthCount();
      List<LoggedEvent> events = events(study, after, limit);
      if (!events.isEmpty() || nanos <= 0) {
        return events;
      }
      nanos = await(seen, nanos);
    }
  }

  /**
   * The sequence number after which a stream resumes. For a number that was never used, it starts
   * with all kept events.
   */
  public long startAfter(long lastSequence) {
    return lastSequence >= nextSequence ? 0 : lastSequence;
  }

  /** The sequence number after which so many of a study's latest events follow. */
  public long beforeLatest(StudyId study, int events) {
    return window(study).beforeLatest(events);
  }

  private long growthCount() {
    lock.lock();
    try {
      return growthCount;
    } finally {
      lock.unlock();
    }
  }

  private long await(long seen, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (growthCount == seen && left > 0) {
        left = grown.awaitNanos(left);
      }
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** Events that become visible together. Its sequence numbers are never used again. */
  final class Draft {
    private final Map<Long, EventSegment> retained = new LinkedHashMap<>();
    private final Map<Long, Boolean> lostBySegment = new HashMap<>();
    private final List<OpenSegment> openSegments = new ArrayList<>();
    private final Map<StudyId, OpenSegment> openRecords = new HashMap<>();
    private final Map<StudyId, OpenSegment> openProgress = new HashMap<>();

    private Draft() {}

    /**
     * Appends an event, unless it was appended recently and only its effect was lost.
     *
     * @return the number of its segment
     */
    long append(StudyId study, Event event, Instant time) {
      return retain(event, time)
          .map(EventSegment::first)
          .orElseGet(() -> open(study, event instanceof EpochCompleted).add(event, time));
    }

    /** Stores the segment of a recently appended event again. */
    Optional<EventSegment> retain(Event event, Instant time) {
      Optional<EventSegment> appended =
          recent
              .segmentOf(event.id())
              .filter(
                  segment ->
                      segment
                          .event(event.id())
                          .filter(known -> known.time().equals(time))
                          .isPresent());
      appended.ifPresent(segment -> retained.put(segment.first(), segment));
      return appended;
    }

    /**
     * Whether the store has lost a segment that a candidate refers to; a recent one is stored
     * again.
     */
    boolean isLost(long number) {
      Optional<EventSegment> segment = recent.segment(number);
      segment.ifPresent(known -> retained.put(number, known));
      return segment.isEmpty()
          && lostBySegment.computeIfAbsent(
              number, first -> store.segments(List.of(first)).isEmpty());
    }

    private OpenSegment open(StudyId study, boolean progress) {
      return (progress ? openProgress : openRecords)
          .compute(
              study,
              (_, segment) ->
                  segment == null || segment.isFull() ? opened(study, progress) : segment);
    }

    private OpenSegment opened(StudyId study, boolean progress) {
      long first = nextSequence;
      OpenSegment segment = new OpenSegment(first, study, progress);
      nextSequence = first + SEGMENT_SIZE;
      openSegments.add(segment);
      return segment;
    }

    Collection<EventSegment> segments() {
      return Stream.concat(
              retained.values().stream(), openSegments.stream().map(OpenSegment::build))
          .toList();
    }

    /** The retention windows that the segments change. */
    List<RetentionWindow> windows() {
      return rangesByStudy().entrySet().stream()
          .map(study -> window(study.getKey()).with(study.getValue(), keptEvents))
          .toList();
    }

    /** The segments of epochs that are no longer kept. */
    List<Long> dropped() {
      return windows().stream()
          .flatMap(
              next ->
                  window(next.study()).ranges().stream()
                      .filter(
                          range ->
                              range.progress() && range.first() < next.ranges().getFirst().first()))
          .map(SegmentRange::first)
          .toList();
    }

    private Map<StudyId, List<SegmentRange>> rangesByStudy() {
      return segments().stream()
          .collect(
              Collectors.groupingBy(
                  EventSegment::study,
                  Collectors.mapping(EventSegment::range, Collectors.toList())));
    }
  }

  private final class OpenSegment {
    private final long first;
    private final StudyId study;
    private final boolean progress;
    private final List<LoggedEvent> events = new ArrayList<>();

    OpenSegment(long first, StudyId study, boolean progress) {
      this.first = first;
      this.study = study;
      this.progress = progress;
    }

    boolean isFull() {
      return events.size() == SEGMENT_SIZE;
    }

    long add(Event event, Instant time) {
      String type = event.getClass().getSimpleName();
      events.add(
          new LoggedEvent(first + events.size(), event.id(), study, type, time, json.write(event)));
      return first;
    }

    EventSegment build() {
      return new EventSegment(first, study, progress, events);
    }
  }
}
