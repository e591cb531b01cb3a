package io.netspace.gateway.application;

import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.StudyId;
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
  private static final int CHAPTER = 64;

  private final StudyViewStore store;
  private final EventJson json;
  private final Clock clock;
  private final int keep;
  private final Map<StudyId, Window> windows = new ConcurrentHashMap<>();
  private final RecentChapters recent = new RecentChapters();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private long announcements;
  private volatile long next;

  /**
   * @param keep events of each study that are kept
   */
  public EventLog(StudyViewStore store, EventJson json, Clock clock, int keep) {
    this.store = store;
    this.json = json;
    this.clock = clock;
    this.keep = keep;
  }

  /** Goes on where the store says; what was told last is known, stored or not. */
  void read() {
    List<Window> stored = store.windows();
    List<Long> latest =
        stored.stream()
            .flatMap(
                window ->
                    window.spans().stream().filter(span -> span.first() >= window.latestBatch()))
            .map(Span::first)
            .toList();
    recent.add(store.chapters(latest));
    windows.clear();
    stored.forEach(window -> windows.put(window.study(), window));
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long last = stored.stream().mapToLong(Window::last).max().orElse(0);
    next = Math.max(Math.max(next, now), last + 1);
  }

  /** For the one writer, {@link ReadModel}. */
  Draft draft() {
    return new Draft();
  }

  /** What a draft tells is told. */
  void commit(Draft draft) {
    recent.add(draft.chapters());
    draft.windows().forEach(window -> windows.put(window.study(), window));
    announce();
  }

  /** The kept epochs of a study, in order. */
  Stream<LoggedEvent> progress(StudyId study) {
    List<Long> firsts =
        window(study).spans().stream().filter(Span::progress).map(Span::first).toList();
    return chapters(firsts).stream().flatMap(chapter -> chapter.events().stream());
  }

  /** What was told of an event, if its chapter is still there. */
  Optional<LoggedEvent> event(long chapter, String id) {
    return chapters(List.of(chapter)).stream()
        .map(told -> told.event(id))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private List<Chapter> chapters(List<Long> firsts) {
    Map<Long, Chapter> found = new HashMap<>();
    firsts.forEach(first -> recent.chapter(first).ifPresent(told -> found.put(first, told)));
    List<Long> elsewhere = firsts.stream().filter(first -> !found.containsKey(first)).toList();
    if (!elsewhere.isEmpty()) {
      store.chapters(elsewhere).forEach(chapter -> found.put(chapter.first(), chapter));
    }
    return firsts.stream().filter(found::containsKey).map(found::get).toList();
  }

  private Window window(StudyId study) {
    return windows.getOrDefault(study, Window.of(study));
  }

  /** Wakes those that wait. */
  private void announce() {
    lock.lock();
    try {
      announcements++;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The kept events of a study after a sequence, in order. */
  public List<LoggedEvent> events(StudyId study, long after, int limit) {
    List<Long> firsts = window(study).after(after, limit).stream().map(Span::first).toList();
    return chapters(firsts).stream()
        .flatMap(chapter -> chapter.events().stream())
        .filter(event -> event.sequence() > after)
        .limit(limit)
        .toList();
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
  public long startingAfter(long told) {
    return told >= next ? 0 : told;
  }

  /** Where a stream of a study's latest events begins. */
  public long beforeLatest(StudyId study, int events) {
    return window(study).beforeLatest(events);
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

  /** Events that are to be told together. A sequence that it gives is never given again. */
  final class Draft {
    private final Map<Long, Chapter> toldAgain = new LinkedHashMap<>();
    private final Map<Long, Boolean> lost = new HashMap<>();
    private final List<OpenChapter> opened = new ArrayList<>();
    private final Map<StudyId, OpenChapter> openRecords = new HashMap<>();
    private final Map<StudyId, OpenChapter> openProgress = new HashMap<>();

    private Draft() {}

    /**
     * Adds an event, unless it was told a moment ago and its effect was lost.
     *
     * @return its chapter
     */
    long tell(StudyId study, Event event, Instant time) {
      return keep(event, time)
          .map(Chapter::first)
          .orElseGet(() -> open(study, event instanceof EpochCompleted).add(event, time));
    }

    /** Sees to it that the store has what was told of an event a moment ago. */
    Optional<Chapter> keep(Event event, Instant time) {
      Optional<Chapter> told =
          recent
              .telling(event.id())
              .filter(
                  chapter ->
                      chapter
                          .event(event.id())
                          .filter(known -> known.time().equals(time))
                          .isPresent());
      told.ifPresent(chapter -> toldAgain.put(chapter.first(), chapter));
      return told;
    }

    /**
     * Whether the store has lost a chapter that the ledger points to; a recent one it gets back.
     */
    boolean isLost(long chapter) {
      Optional<Chapter> told = recent.chapter(chapter);
      told.ifPresent(known -> toldAgain.put(chapter, known));
      return told.isEmpty()
          && lost.computeIfAbsent(chapter, first -> store.chapters(List.of(first)).isEmpty());
    }

    private OpenChapter open(StudyId study, boolean progress) {
      return (progress ? openProgress : openRecords)
          .compute(
              study,
              (_, chapter) ->
                  chapter == null || chapter.isFull() ? opened(study, progress) : chapter);
    }

    private OpenChapter opened(StudyId study, boolean progress) {
      long first = next;
      OpenChapter chapter = new OpenChapter(first, study, progress);
      next = first + CHAPTER;
      opened.add(chapter);
      return chapter;
    }

    Collection<Chapter> chapters() {
      return Stream.concat(toldAgain.values().stream(), opened.stream().map(OpenChapter::done))
          .toList();
    }

    /** The windows that they change. */
    List<Window> windows() {
      return spans().entrySet().stream()
          .map(study -> window(study.getKey()).with(study.getValue(), keep))
          .toList();
    }

    /** The chapters of epochs that are no longer kept. */
    List<Long> dropped() {
      return windows().stream()
          .flatMap(
              next ->
                  window(next.study()).spans().stream()
                      .filter(
                          span ->
                              span.progress() && span.first() < next.spans().getFirst().first()))
          .map(Span::first)
          .toList();
    }

    private Map<StudyId, List<Span>> spans() {
      return chapters().stream()
          .collect(
              Collectors.groupingBy(
                  Chapter::study, Collectors.mapping(Chapter::span, Collectors.toList())));
    }
  }

  private final class OpenChapter {
    private final long first;
    private final StudyId study;
    private final boolean progress;
    private final List<LoggedEvent> events = new ArrayList<>();

    OpenChapter(long first, StudyId study, boolean progress) {
      this.first = first;
      this.study = study;
      this.progress = progress;
    }

    boolean isFull() {
      return events.size() == CHAPTER;
    }

    long add(Event event, Instant time) {
      String type = event.getClass().getSimpleName();
      events.add(
          new LoggedEvent(first + events.size(), event.id(), study, type, time, json.write(event)));
      return first;
    }

    Chapter done() {
      return new Chapter(first, study, progress, events);
    }
  }
}
