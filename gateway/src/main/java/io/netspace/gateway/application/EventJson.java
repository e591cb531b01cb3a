package io.netspace.gateway.application;

import io.netspace.model.study.Event;

/** JSON of events as on the topics. */
public interface EventJson {
  String write(Event event);

  /**
   * The event of a type.
   *
   * @param type its name, such as {@code CandidateTrained}
   */
  Event read(String type, String json);
}
