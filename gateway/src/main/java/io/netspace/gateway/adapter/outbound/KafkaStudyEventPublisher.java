package io.netspace.gateway.adapter.outbound;

import io.netspace.gateway.application.Problem;
import io.netspace.gateway.application.StudyEventPublisher;
import io.netspace.messaging.codec.EventMessages;
import io.netspace.model.study.Event;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes on the channel {@code studies} and waits for the broker's acknowledgement. */
@ApplicationScoped
public class KafkaStudyEventPublisher implements StudyEventPublisher {
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(15);

  private final EventMessages messages = new EventMessages("/gateway");
  private final MutinyEmitter<byte[]> studies;

  public KafkaStudyEventPublisher(@Channel("studies") MutinyEmitter<byte[]> studies) {
    this.studies = studies;
  }

  @Override
  public void publish(Event event, Instant time) {
    try {
      studies.sendMessage(messages.of(event, time)).await().atMost(SEND_TIMEOUT);
    } catch (KafkaException | TimeoutException | IllegalStateException | CompletionException e) {
      throw Problem.unconfirmed(event.provenance().study().value(), causeOf(e));
    }
  }

  /** The connector gives up retrying with an exception of its own around the broker's. */
  private static String causeOf(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }
}
