package io.netspace.gateway.application;

import io.netspace.model.study.Event;
import java.time.Instant;

/** Publishes requests on the topic of studies. */
public interface StudyEventPublisher {

  /** Returns once the broker has acknowledged the event. */
  void publish(Event event, Instant time);
}
