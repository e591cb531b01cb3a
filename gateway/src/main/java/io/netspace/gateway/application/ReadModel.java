package io.netspace.gateway.application;

import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.log.LogProjection;
import io.netspace.model.study.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies the log to the read model, batch by batch: stored first, then known and told. An event
 * that adds nothing leaves no trace, so every entry may come again, in any order of the partitions.
 */
public final class ReadModel implements LogProjection {
  private final ReadModelStore store;
  private final EventLog log;
  private final EventJson json;
  private final LogState state;
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
   * Has an event of a study, just published, take its place in the views; the log brings it again,
   * which changes nothing.
   */
  void apply(Event event, Instant time) {
    add(batch -> batch.applyToStudy(event, truncatedToMillis(time)));
  }

  private synchronized void add(Consumer<BatchUpdate> entries) {
    ReadModelState known = loaded();
    EventLog.Draft told = log.draft();
    BatchUpdate batch = new BatchUpdate(known, told);
    entries.accept(batch);
    ReadModelChanges changes = batch.changes();
    store.save(changes);
    known.add(changes.studies(), changes.blocks());
    known.add(batch.trainings());
    log.commit(told);
  }

  /** To the millisecond, as it is kept. */
  private static Instant truncatedToMillis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The views stand still until what the store lost is read again. */
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

  /** What the views are made of; read from the store when nothing is known yet. */
  ReadModelState visibleState() {
    if (visible == null) {
      visible = loaded();
    }
    return Objects.requireNonNull(latestVisible());
  }

  /** What the views are made of, empty while nothing is known yet. */
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
