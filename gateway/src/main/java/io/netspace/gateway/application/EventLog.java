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
 * The latest events of each study under a sequence that only grows, and the wait for the next. A
 * sequence begins at the microsecond it is first read, so that none is given twice, whatever a
 * store lost.
 */
public final class EventLog {
  /** Events of a full chapter. */
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
   * @param keep events of each study that are kept
   */
  public EventLog(ReadModelStore store, EventJson json, Clock clock, int keep) {
    this.store = store;
    this.json = json;
    this.clock = clock;
    this.keptEvents = keep;
  }

  /** Goes on where the store says; what was told last is known, stored or not. */
  void load() {
    List<RetentionWindow> stored = store.windows();
    List<Long> latest =
        stored.stream()
            .flatMap(
                window ->
                    window.ranges().stream().filter(span -> span.first() >= window.latestBatch()))
            .map(SegmentRange::first)
            .toList();
    recent.add(store.segments(latest));
    windows.clear();
    stored.forEach(window -> windows.put(window.study(), window));
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long last = stored.stream().mapToLong(RetentionWindow::last).max().orElse(0);
    nextSequence = Math.max(Math.max(nextSequence, now), last + 1);
  }

  /** For the one writer, {@link ReadModel}. */
  Draft draft() {
    return new Draft();
  }

  /** What a draft tells is told. */
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
    return segments(firsts).stream().flatMap(chapter -> chapter.events().stream());
  }

  /** What was told of an event, if its chapter is still there. */
  Optional<LoggedEvent> event(long chapter, String id) {
    return segments(List.of(chapter)).stream()
        .map(told -> told.event(id))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private List<EventSegment> segments(List<Long> firsts) {
    Map<Long, EventSegment> found = new HashMap<>();
    firsts.forEach(first -> recent.segment(first).ifPresent(told -> found.put(first, told)));
    List<Long> elsewhere = firsts.stream().filter(first -> !found.containsKey(first)).toList();
    if (!elsewhere.isEmpty()) {
      store.segments(elsewhere).forEach(chapter -> found.put(chapter.first(), chapter));
    }
    return firsts.stream().filter(found::containsKey).map(found::get).toList();
  }

  private RetentionWindow window(StudyId study) {
    return windows.getOrDefault(study, RetentionWindow.of(study));
  }

  /** Wakes those that wait. */
  private void signalGrowth() {
    lock.lock();
    try {
      growthCount++;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The kept events of a study after a sequence, in order. */
  public List<LoggedEvent> events(StudyId study, long after, int limit) {
    List<Long> firsts =
        window(study).after(after, limit).stream().map(SegmentRange::first).toList();
    return segments(firsts).stream()
        .flatMap(chapter -> chapter.events().stream())
        .filter(event -> event.sequence() > after)
        .limit(limit)
        .toList();
  }

  /**
   * The next events of a study after a sequence, in order; waits for one when there is none yet,
   * and comes back empty when the patience ends.
   */
  public List<LoggedEvent> awaitNext(StudyId study, long after, int limit, Duration patience)
      throws InterruptedException {
    long nanos = patience.toNanos();
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
   * Where a stream begins that was last told this sequence. A sequence that was never given begins
   * with all that is kept.
   */
  public long startAfter(long told) {
    return told >= nextSequence ? 0 : told;
  }

  /** Where a stream of a study's latest events begins. */
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

  /** Events that are to be told together. A sequence that it gives is never given again. */
  final class Draft {
    private final Map<Long, EventSegment> retained = new LinkedHashMap<>();
    private final Map<Long, Boolean> lostBySegment = new HashMap<>();
    private final List<OpenSegment> openSegments = new ArrayList<>();
    private final Map<StudyId, OpenSegment> openRecords = new HashMap<>();
    private final Map<StudyId, OpenSegment> openProgress = new HashMap<>();

    private Draft() {}

    /**
     * Adds an event, unless it was told a moment ago and its effect was lost.
     *
     * @return its chapter
     */
    long append(StudyId study, Event event, Instant time) {
      return retain(event, time)
          .map(EventSegment::first)
          .orElseGet(() -> open(study, event instanceof EpochCompleted).add(event, time));
    }

    /** Sees to it that the store has what was told of an event a moment ago. */
    Optional<EventSegment> retain(Event event, Instant time) {
      Optional<EventSegment> told =
          recent
              .segmentOf(event.id())
              .filter(
                  chapter ->
                      chapter
                          .event(event.id())
                          .filter(known -> known.time().equals(time))
                          .isPresent());
      told.ifPresent(chapter -> retained.put(chapter.first(), chapter));
      return told;
    }

    /**
     * Whether the store has lost a chapter that the ledger points to; a recent one it gets back.
     */
    boolean isLost(long chapter) {
      Optional<EventSegment> told = recent.segment(chapter);
      told.ifPresent(known -> retained.put(chapter, known));
      return told.isEmpty()
          && lostBySegment.computeIfAbsent(
              chapter, first -> store.segments(List.of(first)).isEmpty());
    }

    private OpenSegment open(StudyId study, boolean progress) {
      return (progress ? openProgress : openRecords)
          .compute(
              study,
              (_, chapter) ->
                  chapter == null || chapter.isFull() ? opened(study, progress) : chapter);
    }

    private OpenSegment opened(StudyId study, boolean progress) {
      long first = nextSequence;
      OpenSegment chapter = new OpenSegment(first, study, progress);
      nextSequence = first + SEGMENT_SIZE;
      openSegments.add(chapter);
      return chapter;
    }

    Collection<EventSegment> segments() {
      return Stream.concat(
              retained.values().stream(), openSegments.stream().map(OpenSegment::build))
          .toList();
    }

    /** The windows that they change. */
    List<RetentionWindow> windows() {
      return rangesByStudy().entrySet().stream()
          .map(study -> window(study.getKey()).with(study.getValue(), keptEvents))
          .toList();
    }

    /** The chapters of epochs that are no longer kept. */
    List<Long> dropped() {
      return windows().stream()
          .flatMap(
              next ->
                  window(next.study()).ranges().stream()
                      .filter(
                          span ->
                              span.progress() && span.first() < next.ranges().getFirst().first()))
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
