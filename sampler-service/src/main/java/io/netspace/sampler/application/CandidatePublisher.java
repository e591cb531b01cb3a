package io.netspace.sampler.application;

import io.netspace.model.study.Event;
import java.util.List;

/** Tells the other services what was sampled, exhausted or given up. */
public interface CandidatePublisher {
  /**
   * Publishes events in their order, and returns once the log has them all. When it throws, the log
   * may have any of them.
   */
  void publish(List<? extends Event> events);
}
