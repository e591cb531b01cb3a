package io.netspace.sampler.adapter.inbound;

import io.netspace.messaging.consumer.LogSubscriber;
import io.netspace.messaging.log.LogProjection;
import io.netspace.sampler.application.Populations;
import io.netspace.sampler.application.SampleDesignSpace;
import jakarta.enterprise.context.ApplicationScoped;

/** Applies the log to the populations, and samples as far as that leaves capacity. */
@ApplicationScoped
public class SamplerSubscriber implements LogSubscriber {
  private final Populations populations;
  private final SampleDesignSpace sampling;

  SamplerSubscriber(Populations populations, SampleDesignSpace sampling) {
    this.populations = populations;
    this.sampling = sampling;
  }

  @Override
  public LogProjection projection() {
    return populations;
  }

  @Override
  public void onCaughtUp() {
    sampling.refill();
  }
}
