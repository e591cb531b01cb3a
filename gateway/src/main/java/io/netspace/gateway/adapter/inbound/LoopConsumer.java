package io.netspace.gateway.adapter.inbound;

import com.mongodb.MongoException;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.contracts.wire.PoisonException;
import io.netspace.contracts.wire.Positions;
import io.netspace.gateway.application.ReadModel;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Hears every topic of the loop, record by record; the position moves after the effect. */
@ApplicationScoped
public class LoopConsumer {
  private final EventCodec codec = new EventCodec();
  private final ReadModel model;
  private final Positions positions;

  LoopConsumer(ReadModel model, Positions positions) {
    this.model = model;
    this.positions = positions;
  }

  /** Applies one record; failures of the store are tried again until they are over. */
  @Incoming("loop")
  @Blocking
  @Retry(maxRetries = -1, delay = 200, maxDuration = 0, retryOn = MongoException.class)
  @ExponentialBackoff(maxDelay = 10_000)
  public CompletionStage<Void> hear(Message<ConsumerRecord<String, byte[]>> message) {
    ConsumerRecord<String, byte[]> in = message.getPayload();
    try {
      model.apply(codec.decode(in), timeOf(in));
    } catch (PoisonException | DateTimeParseException poison) {
      passed(in);
      return message.nack(poison, deadLetterOf(in));
    }
    passed(in);
    return message.ack();
  }

  private void passed(ConsumerRecord<String, byte[]> in) {
    positions.applied(new TopicPartition(in.topic(), in.partition()), in.offset());
  }

  private static Metadata deadLetterOf(ConsumerRecord<String, byte[]> in) {
    return Metadata.of(
        OutgoingKafkaRecordMetadata.builder().withTopic(in.topic() + ".dlq").build());
  }

  /** When the event was published, as its sender says, else as the log says. */
  private static Instant timeOf(ConsumerRecord<String, byte[]> in) {
    Header time = in.headers().lastHeader("ce_time");
    return time == null
        ? Instant.ofEpochMilli(in.timestamp())
        : Instant.parse(new String(time.value(), StandardCharsets.UTF_8));
  }
}
