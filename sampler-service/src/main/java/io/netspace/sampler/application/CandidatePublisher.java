package io.netspace.sampler.application;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.PopulationExhausted;

/** Tells the other services what was sampled. Each call returns once the log has the event. */
public interface CandidatePublisher {
  void publish(CandidateSampled event);

  void publish(PopulationExhausted event);
}
