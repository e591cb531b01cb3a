package io.netspace.sampler.application;

import io.netspace.model.study.Event;
import java.util.List;

/** Publishes what was sampled, exhausted or abandoned. */
public interface CandidatePublisher {
  /**
   * Publishes events in their order, and returns once all are acknowledged. When it throws, any of
   * them may be in the log.
   */
  void publish(List<? extends Event> events);
}
