package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import java.nio.charset.StandardCharsets;

/** Events as they are on the wire. */
final class JsonOfTests implements EventJson {
  private final EventCodec codec = new EventCodec();

  @Override
  public String write(Event event) {
    return new String(codec.json(event), StandardCharsets.UTF_8);
  }

  @Override
  public Event read(String type, String json) {
    return codec.parse("io.netspace." + type + ".v1", json.getBytes(StandardCharsets.UTF_8));
  }
}
