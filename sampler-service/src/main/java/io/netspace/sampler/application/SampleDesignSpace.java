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
 * Samples the requested populations within a limit of outstanding candidates. It publishes first
 * and updates its state then: after a crash the state is read back from its own topics before it
 * samples again, and candidates that may or may not have reached the log are drawn and published
 * again, bit for bit the same.
 */
public class SampleDesignSpace {
  /** The most candidates that are drawn and published together. */
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
   * Samples and publishes until there is no capacity or nothing is requested. Must be called only
   * when the service has caught up with the log. While it publishes, the log may be applied
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

  /** Draws as many candidates as there is capacity for, at most one batch. */
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
    samplers.entrySet().removeIf(active -> isAhead(active.getKey(), active.getValue()));
    return new Backlog(open, limits.maxOutstanding());
  }

  /** Whether the sampler would skip a candidate: the state fell back behind it. */
  private boolean isAhead(PopulationId population, ActiveSampler active) {
    return active.sampler().nextNumber() > populations.firstUnsampled(population);
  }

  private Event draw(PopulationId population) {
    ActiveSampler active = samplers.computeIfAbsent(population, this::startSampler);
    populations.skipSampled(population, active.sampler());
    return switch (active.sampler().next()) {
      case Sampled sampled -> sampled(active.plan(), sampled);
      case Exhausted exhausted -> exhausted(active.plan(), exhausted);
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

  /** The sampler of an open population, and its plan. */
  private record ActiveSampler(PopulationPlan plan, PopulationSampler sampler) {}
}
