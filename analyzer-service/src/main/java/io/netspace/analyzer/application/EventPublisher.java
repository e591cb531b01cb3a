package io.netspace.analyzer.application;

import io.netspace.model.study.Event;

/** Publishes events to the other services. */
public interface EventPublisher {
  /** Returns once the event is durable in the log. */
  void publish(Event event);
}
