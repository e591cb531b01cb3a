package io.netspace.gateway.adapter.outbound;

import io.netspace.gateway.application.EventJson;
import io.netspace.messaging.codec.EventCodec;
import io.netspace.model.study.Event;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** JSON of events as on the topics. */
@Singleton
public final class WireEventJson implements EventJson {
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
