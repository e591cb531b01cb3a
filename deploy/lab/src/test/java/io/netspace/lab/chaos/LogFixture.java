package io.netspace.lab.chaos;

import io.netspace.messaging.codec.EventCodec;
import io.netspace.model.study.Event;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Records as they stand in a log. */
final class LogFixture {
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  private LogFixture() {}

  static ConsumerRecord<String, byte[]> record(Event event) {
    ProducerRecord<String, byte[]> sent = new EventCodec().encode(event, "/test", TIME);
    return new ConsumerRecord<>(
        sent.topic(),
        0,
        0,
        TIME.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        sent.key(),
        sent.value(),
        sent.headers(),
        Optional.empty());
  }
}
