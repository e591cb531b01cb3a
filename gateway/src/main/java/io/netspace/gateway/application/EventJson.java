package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.Event;

/** Writes an event as it is on the wire. */
@FunctionalInterface
public interface EventJson {
  String of(Event event);
}
