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
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.sampler.domain.Backlog;
import io.netspace.sampler.domain.Exhausted;
import io.netspace.sampler.domain.PopulationSampler;
import io.netspace.sampler.domain.Sampled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the requested populations sampled, within a bound of candidates outstanding. Publishes
 * first and records then: what a crash lets it forget is read back from its own topics before it
 * acts again.
 */
public class SampleDesignSpace implements LogProjection {
  private final PopulationStore store;
  private final CandidatePublisher publisher;
  private final SamplingLimits limits;
  private final String codeVersion;
  private @Nullable Event unrecorded;

  public SampleDesignSpace(
      PopulationStore store,
      CandidatePublisher publisher,
      SamplingLimits limits,
      String codeVersion) {
    this.store = store;
    this.publisher = publisher;
    this.limits = limits;
    this.codeVersion = codeVersion;
  }

  @Override
  public void apply(List<LogEntry> entries) {
    entries.stream().map(LogEntry::event).forEach(this::apply);
  }

  @Override
  public void forget() {
    // Nothing of the store is kept in memory.
  }

  /**
   * Takes note of an event; those that do not concern sampling change nothing. One fact of the
   * store, so it need not wait for a refill that takes its time.
   */
  public void apply(Event event) {
    switch (event) {
      case PopulationRequested e -> store.requested(e);
      case PopulationClosed e -> store.closed(e.population().id());
      case PopulationExhausted e -> store.exhausted(e.population().id());
      case CandidateSampled e -> store.sampled(e.candidate());
      case Outcome e -> store.ended(e.candidate());
      case StudyPaused e -> store.paused(e.provenance().study());
      case StudyResumed e -> store.resumed(e.provenance().study());
      case StudyCancelled _, StudyConcluded _, StudyRefused _ ->
          store.over(event.provenance().study());
      default -> {}
    }
  }

  /**
   * Samples and publishes until enough is outstanding or nothing is wanted. To be called only when
   * all that the log held at the start has been applied.
   */
  public synchronized void refill() {
    recordPublished();
    Map<PopulationId, Drawing> drawings = new HashMap<>();
    Backlog backlog = new Backlog(store.open(), limits.maxOutstanding());
    Optional<PopulationId> next = backlog.next();
    while (next.isPresent()) {
      Drawing drawing = drawings.computeIfAbsent(next.get(), this::drawing);
      backlog =
          switch (drawing.sampler().next()) {
            case Sampled sampled -> published(backlog, drawing.request(), sampled);
            case Exhausted exhausted -> published(backlog, drawing.request(), exhausted);
          };
      next = backlog.next();
    }
  }

  private Drawing drawing(PopulationId population) {
    PopulationRequested request =
        store
            .request(population)
            .orElseThrow(
                () -> new IllegalStateException("Population " + population + " is not requested."));
    return new Drawing(request, sampler(request));
  }

  private PopulationSampler sampler(PopulationRequested request) {
    return new PopulationSampler(
        request.provenance().seed(),
        request.population(),
        request.space(),
        request.dataSet(),
        request.regime(),
        limits.maxDraws(),
        store.networks(request.population().id()));
  }

  private Backlog published(Backlog backlog, PopulationRequested request, Sampled sampled) {
    CandidateSampled event =
        new CandidateSampled(
            provenance(request), sampled.candidate(), request.dataSet(), request.regime());
    publisher.publish(event);
    record(event);
    return backlog.withSampled(request.population().id());
  }

  private Backlog published(Backlog backlog, PopulationRequested request, Exhausted exhausted) {
    PopulationExhausted event =
        new PopulationExhausted(
            provenance(request),
            request.population(),
            exhausted.sampled(),
            exhausted.draws(),
            exhausted.acceptanceRate());
    publisher.publish(event);
    record(event);
    return backlog.withExhausted(request.population().id());
  }

  private void record(Event published) {
    unrecorded = published;
    recordPublished();
  }

  /** What was published while the store was away is recorded before anything else is sampled. */
  private void recordPublished() {
    if (unrecorded != null) {
      apply(unrecorded);
      unrecorded = null;
    }
  }

  private Provenance provenance(PopulationRequested request) {
    return new Provenance(
        request.population().study(),
        request.population().revision(),
        request.provenance().seed(),
        codeVersion);
  }

  /** A population in one refill: read once, drawn from as often as there is room. */
  private record Drawing(PopulationRequested request, PopulationSampler sampler) {}
}
