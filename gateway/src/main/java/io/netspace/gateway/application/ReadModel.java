package io.netspace.gateway.application;

import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.log.LogProjection;
import io.netspace.model.study.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies the log to the read model, batch by batch: first stored, then visible in memory and in
 * streams. An event that is known changes nothing, so entries may be delivered again, and
 * partitions in any order.
 */
public final class ReadModel implements LogProjection {
  private final ReadModelStore store;
  private final EventLog log;
  private final EventJson json;
  private final LogState state;
  private final Queue<PublishedEvent> waiting = new ConcurrentLinkedQueue<>();
  private volatile @Nullable ReadModelState loaded;
  private volatile @Nullable ReadModelState visible;

  public ReadModel(ReadModelStore store, EventLog log, EventJson json, LogState state) {
    this.store = store;
    this.log = log;
    this.json = json;
    this.state = state;
  }

  @Override
  public void apply(List<LogEntry> entries) {
    add(
        batch ->
            entries.forEach(
                entry ->
                    batch.apply(entry.event(), truncatedToMillis(entry.time()), entry.offset())));
  }

  /**
   * Applies an event about a study that has just been published; when the log delivers it, it
   * changes nothing. Events that are published while another is stored are stored together.
   */
  void apply(Event event, Instant time) {
    PublishedEvent published = new PublishedEvent(event, truncatedToMillis(time));
    waiting.add(published);
    synchronized (this) {
      if (waiting.contains(published)) {
        List<PublishedEvent> together = List.copyOf(waiting);
        add(batch -> together.forEach(each -> batch.applyToStudy(each.event, each.time)));
        together.forEach(waiting::remove);
      }
    }
  }

  /** Equal to itself only, since an event may be published twice. */
  private static final class PublishedEvent {
    private final Event event;
    private final Instant time;

    PublishedEvent(Event event, Instant time) {
      this.event = event;
      this.time = time;
    }
  }

  private synchronized void add(Consumer<BatchUpdate> entries) {
    ReadModelState known = loaded();
    EventLog.Draft draft = log.draft();
    BatchUpdate batch = new BatchUpdate(known, draft);
    entries.accept(batch);
    ReadModelChanges changes = batch.changes();
    store.save(changes);
    known.add(changes.studies(), changes.blocks());
    known.add(batch.trainings());
    log.commit(draft);
  }

  /** To milliseconds, as stored. */
  private static Instant truncatedToMillis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Views show the present state until the store's is read and caught up. */
  @Override
  public synchronized void reset() {
    loaded = null;
  }

  private synchronized ReadModelState loaded() {
    ReadModelState known = loaded;
    if (known == null) {
      log.load();
      known = ReadModelState.load(store, log, json);
      loaded = known;
    }
    return known;
  }

  /** The state that views show; read from the store when nothing is loaded yet. */
  ReadModelState visibleState() {
    if (visible == null) {
      visible = loaded();
    }
    return Objects.requireNonNull(latestVisible());
  }

  /** The state that views show, empty while nothing is loaded yet. */
  Optional<ReadModelState> visibleStateIfLoaded() {
    return Optional.ofNullable(latestVisible());
  }

  private @Nullable ReadModelState latestVisible() {
    ReadModelState current = loaded;
    if (current != null && (visible == null || state.caughtUp())) {
      visible = current;
    }
    return visible;
  }
}
