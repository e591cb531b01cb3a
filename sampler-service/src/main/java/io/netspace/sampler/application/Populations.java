package io.netspace.sampler.application;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.LogProjection;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.event.StudyResumed;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.sampler.domain.Fate;
import io.netspace.sampler.domain.Ledger;
import io.netspace.sampler.domain.PopulationPlan;
import io.netspace.sampler.domain.PopulationSampler;
import io.netspace.sampler.domain.PopulationState;
import io.netspace.sampler.domain.QueuePlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in memory, and its facts in the store. The store is read once, at first use; until it
 * answers, nothing can be applied. Its monitor is held by those who ask it more than one thing.
 */
public class Populations implements LogProjection {
  private final PopulationStore store;
  private final Map<String, Event> unread = new LinkedHashMap<>();
  private @Nullable Ledger ledger;
  private volatile List<PopulationState> lastOpen = List.of();

  public Populations(PopulationStore store) {
    this.store = store;
  }

  /**
   * Takes note of what the log says, and returns once the store has it. To be repeated when the
   * store fails: what is in memory already is saved all the same.
   */
  @Override
  public synchronized void apply(List<LogEntry> entries) {
    Ledger known = ledger();
    Changes changes = new Changes();
    for (LogEntry entry : entries) {
      apply(known, entry, changes);
      unread.remove(entry.event().id());
    }
    store.save(changes);
    lastOpen = known.open();
  }

  /** Takes note of an event; those that do not concern sampling change nothing. */
  private static void apply(Ledger ledger, LogEntry entry, Changes changes) {
    switch (entry.event()) {
      case PopulationRequested e -> changes.with(ledger.requested(plan(e), e.upToIndex()));
      case PopulationClosed e -> changes.with(ledger.closed(e.population()));
      case PopulationExhausted e -> changes.with(ledger.exhausted(e.population()));
      case CandidateSampled e -> changes.with(ledger.sampled(e.candidate(), place(entry)));
      case Outcome e -> changes.with(ledger.ended(e.candidate(), fate(e)));
      case StudyPaused e -> changes.with(ledger.paused(e.provenance().study(), e.sequence()));
      case StudyResumed e -> changes.with(ledger.resumed(e.provenance().study(), e.sequence()));
      case StudyCancelled e -> changes.with(ledger.over(e.provenance().study()));
      case StudyConcluded e -> changes.with(ledger.over(e.provenance().study()));
      case StudyRefused e -> changes.with(ledger.over(e.provenance().study()));
      default -> {}
    }
  }

  private static PopulationPlan plan(PopulationRequested request) {
    return new PopulationPlan(
        request.provenance().seed(),
        request.population(),
        request.space(),
        request.dataSet(),
        request.regime(),
        request.replicates(),
        request.baselines());
  }

  private static QueuePlace place(LogEntry entry) {
    return new QueuePlace(entry.partition(), entry.offset());
  }

  private static Fate fate(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained _ -> Fate.TRAINED;
      case CandidateDiverged _ -> Fate.DIVERGED;
      case CandidateAbandoned abandoned -> Fate.abandoned(abandoned.reason());
    };
  }

  /** Takes note of events that the log has, before they are read back. */
  synchronized void published(List<Event> events) {
    Ledger known = ledger();
    for (Event event : events) {
      unread.put(event.id(), event);
      published(known, event);
    }
    lastOpen = known.open();
  }

  private static void published(Ledger ledger, Event event) {
    switch (event) {
      case CandidateSampled e -> ledger.published(e.candidate());
      case PopulationExhausted e -> ledger.exhausted(e.population());
      default -> {}
    }
  }

  /** Reads the store again before anything else; what was published and not read back is known. */
  @Override
  public synchronized void forget() {
    ledger = null;
  }

  /** The populations that were requested, are not closed, and whose study is not over. */
  synchronized List<PopulationState> open() {
    return ledger().open();
  }

  /** What an open population is drawn from. */
  synchronized PopulationPlan plan(PopulationId population) {
    return ledger().plan(population);
  }

  /** Tells a sampler of an open population which candidates there are from its number on. */
  synchronized void tell(PopulationId population, PopulationSampler sampler) {
    ledger().tell(population, sampler);
  }

  /** The number of the first candidate of an open population that is not sampled. */
  synchronized int firstMissing(PopulationId population) {
    return ledger().firstMissing(population);
  }

  /** The outstanding candidates whose record has been read, and its place. */
  synchronized Map<CandidateId, QueuePlace> queued() {
    return ledger().queued();
  }

  /** The open populations as they were last seen; waits for nothing. */
  public List<PopulationState> lastOpen() {
    return lastOpen;
  }

  private Ledger ledger() {
    if (ledger == null) {
      Ledger restored = new Ledger();
      store.forEachStudy(restored::restore);
      store.forEachPopulation(restored::restore);
      store.forEachFate(restored::restore);
      unread.values().forEach(event -> published(restored, event));
      lastOpen = restored.open();
      ledger = restored;
    }
    return ledger;
  }
}
