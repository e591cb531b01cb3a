package io.netspace.gateway.application;

import io.netspace.model.study.Event;

/** Events as they are on the wire. */
public interface EventJson {
  String write(Event event);

  /**
   * The event of a kind.
   *
   * @param type its name, such as {@code CandidateTrained}
   */
  Event read(String type, String json);
}
