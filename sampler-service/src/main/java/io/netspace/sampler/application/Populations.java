package io.netspace.sampler.application;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyRefused;
import io.netspace.messaging.event.StudyResumed;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.log.LogProjection;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.PopulationId;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import io.netspace.sampler.domain.state.PopulationProgress;
import io.netspace.sampler.domain.state.QueuePosition;
import io.netspace.sampler.domain.state.SamplerState;
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
  private final Map<String, Event> awaitingReadBack = new LinkedHashMap<>();
  private @Nullable SamplerState state;
  private volatile List<PopulationProgress> lastOpen = List.of();

  public Populations(PopulationStore store) {
    this.store = store;
  }

  /**
   * Takes note of what the log says, and returns once the store has it. To be repeated when the
   * store fails: what is in memory already is saved all the same.
   */
  @Override
  public synchronized void apply(List<LogEntry> entries) {
    SamplerState known = state();
    WriteBatch changes = new WriteBatch();
    for (LogEntry entry : entries) {
      apply(known, entry, changes);
      awaitingReadBack.remove(entry.event().id());
    }
    store.save(changes);
    lastOpen = known.open();
  }

  /** Takes note of an event; those that do not concern sampling change nothing. */
  private static void apply(SamplerState ledger, LogEntry entry, WriteBatch changes) {
    switch (entry.event()) {
      case PopulationRequested e -> changes.put(ledger.requested(plan(e), e.upToIndex()));
      case PopulationClosed e -> changes.put(ledger.closed(e.population()));
      case PopulationExhausted e -> changes.put(ledger.exhausted(e.population()));
      case CandidateSampled e -> changes.put(ledger.sampled(e.candidate(), position(entry)));
      case Outcome e -> changes.put(ledger.outcomeReceived(e.candidate(), CandidateResult.of(e)));
      case StudyPaused e -> changes.put(ledger.paused(e.provenance().study(), e.sequence()));
      case StudyResumed e -> changes.put(ledger.resumed(e.provenance().study(), e.sequence()));
      case StudyCancelled e -> changes.put(ledger.studyEnded(e.provenance().study()));
      case StudyConcluded e -> changes.put(ledger.studyEnded(e.provenance().study()));
      case StudyRefused e -> changes.put(ledger.studyEnded(e.provenance().study()));
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

  private static QueuePosition position(LogEntry entry) {
    return new QueuePosition(entry.partition(), entry.offset());
  }

  /** Takes note of events that the log has, before they are read back. */
  synchronized void published(List<Event> events) {
    SamplerState known = state();
    for (Event event : events) {
      awaitingReadBack.put(event.id(), event);
      published(known, event);
    }
    lastOpen = known.open();
  }

  private static void published(SamplerState ledger, Event event) {
    switch (event) {
      case CandidateSampled e -> ledger.published(e.candidate());
      case PopulationExhausted e -> ledger.exhausted(e.population());
      default -> {}
    }
  }

  /** Reads the store again before anything else; what was published and not read back is known. */
  @Override
  public synchronized void reset() {
    state = null;
  }

  /** The populations that were requested, are not closed, and whose study is not over. */
  synchronized List<PopulationProgress> open() {
    return state().open();
  }

  /** What an open population is drawn from. */
  synchronized PopulationPlan plan(PopulationId population) {
    return state().plan(population);
  }

  /** Tells a sampler of an open population which candidates there are from its number on. */
  synchronized void skipSampled(PopulationId population, PopulationSampler sampler) {
    state().skipSampled(population, sampler);
  }

  /** The number of the first candidate of an open population that is not sampled. */
  synchronized int firstUnsampled(PopulationId population) {
    return state().firstUnsampled(population);
  }

  /** The outstanding candidates whose record has been read, and its place. */
  synchronized Map<CandidateId, QueuePosition> queuePositions() {
    return state().queuePositions();
  }

  /** The open populations as they were last seen; waits for nothing. */
  public List<PopulationProgress> lastOpen() {
    return lastOpen;
  }

  private SamplerState state() {
    if (state == null) {
      SamplerState restored = new SamplerState();
      store.forEachStudy(restored::restore);
      store.forEachPopulation(restored::restore);
      store.forEachCandidate(restored::restore);
      awaitingReadBack.values().forEach(event -> published(restored, event));
      lastOpen = restored.open();
      state = restored;
    }
    return state;
  }
}
