package io.netspace.sampler.adapter.inbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netspace.sampler.application.PopulationStore;
import io.netspace.sampler.domain.Backlog;
import jakarta.inject.Singleton;

/** Shows the backlog of the open populations, read from the store when it is asked for. */
@Singleton
class BacklogMeters implements MeterBinder {
  private final PopulationStore store;

  BacklogMeters(PopulationStore store) {
    this.store = store;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("netspace.sampler.outstanding", () -> backlog().outstanding())
        .description("Candidates of open populations without an outcome")
        .register(registry);
    Gauge.builder("netspace.sampler.sampled", () -> backlog().sampled())
        .description("Candidates of open populations sampled so far")
        .register(registry);
  }

  private Backlog backlog() {
    return new Backlog(store.open(), Integer.MAX_VALUE);
  }
}
