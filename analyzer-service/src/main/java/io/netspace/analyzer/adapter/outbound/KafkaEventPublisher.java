package io.netspace.analyzer.adapter.outbound;

import io.netspace.analyzer.application.EventPublisher;
import io.netspace.messaging.codec.EventMessages;
import io.netspace.model.study.Event;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes to the topic that an event belongs to, and waits until the broker has it. */
@ApplicationScoped
public class KafkaEventPublisher implements EventPublisher {
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(60);

  private final EventMessages messages = new EventMessages("/analyzer");
  private final MutinyEmitter<byte[]> events;
  private final Clock clock;

  KafkaEventPublisher(@Channel("published") MutinyEmitter<byte[]> events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void publish(Event event) {
    events.sendMessage(messages.of(event, clock.instant())).await().atMost(SEND_TIMEOUT);
  }
}
