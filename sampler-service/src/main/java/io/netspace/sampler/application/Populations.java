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
 * The sampler's state: in memory, and as records in the store. The store is read once, at first
 * use; until that succeeds, nothing can be applied. Callers hold its monitor across calls that must
 * see the same state.
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
   * Applies events, and returns once the store has the changes. Must be repeated when the store
   * fails: what is already in memory is saved nevertheless.
   */
  @Override
  public synchronized void apply(List<LogEntry> entries) {
    SamplerState current = state();
    WriteBatch changes = new WriteBatch();
    for (LogEntry entry : entries) {
      apply(current, entry, changes);
      awaitingReadBack.remove(entry.event().id());
    }
    store.save(changes);
    lastOpen = current.open();
  }

  /** Applies an event; those that do not concern sampling change nothing. */
  private static void apply(SamplerState state, LogEntry entry, WriteBatch changes) {
    switch (entry.event()) {
      case PopulationRequested e -> changes.put(state.requested(plan(e), e.upToIndex()));
      case PopulationClosed e -> changes.put(state.closed(e.population()));
      case PopulationExhausted e -> changes.put(state.exhausted(e.population()));
      case CandidateSampled e -> changes.put(state.sampled(e.candidate(), position(entry)));
      case Outcome e -> changes.put(state.outcomeReceived(e.candidate(), CandidateResult.of(e)));
      case StudyPaused e -> changes.put(state.paused(e.provenance().study(), e.sequence()));
      case StudyResumed e -> changes.put(state.resumed(e.provenance().study(), e.sequence()));
      case StudyCancelled e -> changes.put(state.studyEnded(e.provenance().study()));
      case StudyConcluded e -> changes.put(state.studyEnded(e.provenance().study()));
      case StudyRefused e -> changes.put(state.studyEnded(e.provenance().study()));
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
        request.baselines(),
        request.independentDraws());
  }

  private static QueuePosition position(LogEntry entry) {
    return new QueuePosition(entry.partition(), entry.offset());
  }

  /** Applies events that were published, before they are read back from the log. */
  synchronized void published(List<Event> events) {
    SamplerState current = state();
    for (Event event : events) {
      awaitingReadBack.put(event.id(), event);
      published(current, event);
    }
    lastOpen = current.open();
  }

  private static void published(SamplerState state, Event event) {
    switch (event) {
      case CandidateSampled e -> state.published(e.candidate());
      case PopulationExhausted e -> state.exhausted(e.population());
      default -> {}
    }
  }

  /**
   * Discards the state in memory, so that it is restored from the store; events that were published
   * and not yet read back are applied again.
   */
  @Override
  public synchronized void reset() {
    state = null;
  }

  /** The populations that were requested, are not closed, and whose study has not ended. */
  synchronized List<PopulationProgress> open() {
    return state().open();
  }

  /** What an open population is drawn from. */
  synchronized PopulationPlan plan(PopulationId population) {
    return state().plan(population);
  }

  /** Advances a sampler of an open population past the candidates that are sampled. */
  synchronized void skipSampled(PopulationId population, PopulationSampler sampler) {
    state().skipSampled(population, sampler);
  }

  /** The number of the first candidate of an open population that is not sampled. */
  synchronized int firstUnsampled(PopulationId population) {
    return state().firstUnsampled(population);
  }

  /** The outstanding candidates whose record has been read, with its position. */
  synchronized Map<CandidateId, QueuePosition> queuePositions() {
    return state().queuePositions();
  }

  /** The open populations as of the last change; does not block. */
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
