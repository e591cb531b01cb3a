package io.netspace.sampler.adapter.inbound;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netspace.sampler.application.Populations;
import io.netspace.sampler.application.ReapCandidates;
import io.netspace.sampler.domain.state.Backlog;
import jakarta.inject.Singleton;

/** Gauges of the backlog of the open populations and of the queue, as of the last change. */
@Singleton
class BacklogMeters implements MeterBinder {
  private final Populations populations;
  private final ReapCandidates reaper;

  BacklogMeters(Populations populations, ReapCandidates reaper) {
    this.populations = populations;
    this.reaper = reaper;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("netspace.sampler.outstanding", () -> backlog().outstanding())
        .description("Candidates of open populations without an outcome")
        .register(registry);
    Gauge.builder("netspace.sampler.sampled", () -> backlog().sampled())
        .description("Candidates of open populations sampled so far")
        .register(registry);
    Gauge.builder("netspace.sampler.wanted", () -> backlog().requested())
        .description("Candidates requested of open populations")
        .register(registry);
    Gauge.builder("netspace.queue.waiting", reaper::waiting)
        .description("Records of the trainers' queue that are not completed")
        .register(registry);
    FunctionCounter.builder("netspace.sampler.reaped", reaper, ReapCandidates::reaped)
        .description("Candidates abandoned because every trainer that took them crashed")
        .register(registry);
  }

  private Backlog backlog() {
    return new Backlog(populations.lastOpen(), Integer.MAX_VALUE);
  }
}
