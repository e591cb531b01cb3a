package io.netspace.gateway.adapter.inbound;

import com.mongodb.MongoException;
import io.netspace.contracts.wire.LogReader;
import io.netspace.contracts.wire.PoisonException;
import io.netspace.gateway.application.ReadModel;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears every topic of the loop, record by record; the position moves after the effect. */
@ApplicationScoped
public class LoopConsumer {
  private final LogReader log;
  private final ReadModel model;

  LoopConsumer(LogReader log, ReadModel model) {
    this.log = log;
    this.model = model;
  }

  /** Applies one record; failures of the store are tried again until they are over. */
  @Incoming("loop")
  @Blocking
  @Retry(maxRetries = -1, delay = 200, maxDuration = 0, retryOn = MongoException.class)
  @ExponentialBackoff(maxDelay = 10_000)
  public void hear(ConsumerRecord<String, byte[]> in) {
    log.read(in, event -> model.apply(event, timeOf(in)));
  }

  /** When the event was published, as its sender says, else as the log says. */
  private static Instant timeOf(ConsumerRecord<String, byte[]> in) {
    Header header = in.headers().lastHeader("ce_time");
    if (header == null) {
      return Instant.ofEpochMilli(in.timestamp());
    }
    String time = new String(header.value(), StandardCharsets.UTF_8);
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException unreadable) {
      throw new PoisonException("ce_time (" + time + ") is not a time.", unreadable);
    }
  }
}
