package io.netspace.gateway.application;

import io.netspace.model.study.Event;
import java.time.Instant;

/** Puts what people ask for on the topic of studies. */
public interface StudyEventPublisher {

  /** Returns when the log holds the event. */
  void publish(Event event, Instant time);
}
