package io.netspace.gateway.application;

import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.LogProjection;
import io.netspace.contracts.vocabulary.Event;
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
  private final StudyViewStore store;
  private final EventLog log;
  private final EventJson json;
  private final LogState state;
  private volatile @Nullable Knowledge kept;
  private volatile @Nullable Knowledge shown;

  public ReadModel(StudyViewStore store, EventLog log, EventJson json, LogState state) {
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
                entry -> batch.take(entry.event(), rounded(entry.time()), entry.offset())));
  }

  /**
   * Has an event of a study, just published, take its place in the views; the log brings it again,
   * which changes nothing.
   */
  void apply(Event event, Instant time) {
    add(batch -> batch.takeOfAStudy(event, rounded(time)));
  }

  private synchronized void add(Consumer<Batch> entries) {
    Knowledge known = kept();
    EventLog.Draft told = log.draft();
    Batch batch = new Batch(known, told);
    entries.accept(batch);
    Changes changes = batch.changes();
    store.save(changes);
    known.add(changes.studies(), changes.blocks());
    known.add(batch.trainings());
    log.commit(told);
  }

  /** To the millisecond, as it is kept. */
  private static Instant rounded(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The views stand still until what the store lost is read again. */
  @Override
  public synchronized void forget() {
    kept = null;
  }

  private synchronized Knowledge kept() {
    Knowledge known = kept;
    if (known == null) {
      log.read();
      known = Knowledge.read(store, log, json);
      kept = known;
    }
    return known;
  }

  /** What the views are made of; read from the store when nothing is known yet. */
  Knowledge knowledge() {
    if (shown == null) {
      shown = kept();
    }
    return Objects.requireNonNull(latest());
  }

  /** What the views are made of, empty while nothing is known yet. */
  Optional<Knowledge> knowledgeSoFar() {
    return Optional.ofNullable(latest());
  }

  private @Nullable Knowledge latest() {
    Knowledge current = kept;
    if (current != null && (shown == null || state.caughtUp())) {
      shown = current;
    }
    return shown;
  }
}
