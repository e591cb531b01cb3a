package io.netspace.sampler.application;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.model.study.Event;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Provenance;
import io.netspace.sampler.domain.population.Exhausted;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import io.netspace.sampler.domain.population.Sampled;
import io.netspace.sampler.domain.state.Backlog;
import io.netspace.sampler.domain.state.PopulationProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the requested populations sampled, within a bound of candidates outstanding. Publishes
 * first and takes note then: what a crash lets it forget is read back from its own topics before it
 * acts again, and what may or may not have reached the log is drawn and published once more, the
 * same to the bit.
 */
public class SampleDesignSpace {
  /** Candidates that are drawn before they are published together. */
  private static final int PUBLISH_BATCH_SIZE = 256;

  private final Populations populations;
  private final CandidatePublisher publisher;
  private final SamplingLimits limits;
  private final String codeVersion;
  private final Map<PopulationId, ActiveSampler> samplers = new HashMap<>();

  public SampleDesignSpace(
      Populations populations,
      CandidatePublisher publisher,
      SamplingLimits limits,
      String codeVersion) {
    this.populations = populations;
    this.publisher = publisher;
    this.limits = limits;
    this.codeVersion = codeVersion;
  }

  /**
   * Samples and publishes until enough is outstanding or nothing is wanted. To be called only when
   * all that the log held at the start has been applied. While it publishes, the log may be applied
   * further.
   */
  public synchronized void refill() {
    List<Event> drawn = draw();
    while (!drawn.isEmpty()) {
      publish(drawn);
      drawn = draw();
    }
  }

  private void publish(List<Event> drawn) {
    boolean published = false;
    try {
      publisher.publish(drawn);
      populations.published(drawn);
      published = true;
    } finally {
      if (!published) {
        samplers.clear();
      }
    }
  }

  /** Draws what there is room for, up to some. */
  private List<Event> draw() {
    synchronized (populations) {
      Backlog backlog = backlog();
      List<Event> drawn = new ArrayList<>();
      Optional<PopulationId> next = backlog.next();
      while (next.isPresent() && drawn.size() < PUBLISH_BATCH_SIZE) {
        PopulationId population = next.get();
        Event event = draw(population);
        drawn.add(event);
        backlog =
            event instanceof PopulationExhausted
                ? backlog.withExhausted(population)
                : backlog.withSampled(population);
        next = backlog.next();
      }
      return drawn;
    }
  }

  private Backlog backlog() {
    List<PopulationProgress> open = populations.open();
    samplers.keySet().retainAll(open.stream().map(PopulationProgress::id).toList());
    samplers.entrySet().removeIf(drawing -> isAhead(drawing.getKey(), drawing.getValue()));
    return new Backlog(open, limits.maxOutstanding());
  }

  /** Whether it would leave out a candidate that is no longer known. */
  private boolean isAhead(PopulationId population, ActiveSampler drawing) {
    return drawing.sampler().nextNumber() > populations.firstUnsampled(population);
  }

  private Event draw(PopulationId population) {
    ActiveSampler drawing = samplers.computeIfAbsent(population, this::startSampler);
    populations.skipSampled(population, drawing.sampler());
    return switch (drawing.sampler().next()) {
      case Sampled sampled -> sampled(drawing.plan(), sampled);
      case Exhausted exhausted -> exhausted(drawing.plan(), exhausted);
    };
  }

  private ActiveSampler startSampler(PopulationId population) {
    PopulationPlan plan = populations.plan(population);
    return new ActiveSampler(plan, new PopulationSampler(plan, limits.maxDraws()));
  }

  private CandidateSampled sampled(PopulationPlan plan, Sampled sampled) {
    return new CandidateSampled(
        provenance(plan), sampled.candidate(), plan.dataSet(), plan.regime());
  }

  private PopulationExhausted exhausted(PopulationPlan plan, Exhausted exhausted) {
    return new PopulationExhausted(
        provenance(plan),
        plan.population(),
        exhausted.sampled(),
        exhausted.draws(),
        exhausted.acceptanceRate());
  }

  private Provenance provenance(PopulationPlan plan) {
    return new Provenance(
        plan.population().study(), plan.population().revision(), plan.studySeed(), codeVersion);
  }

  /** An open population while it is drawn from. */
  private record ActiveSampler(PopulationPlan plan, PopulationSampler sampler) {}
}
