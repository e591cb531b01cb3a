package io.netspace.messaging.codec;

import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import io.netspace.model.study.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Decodes records of the loop's topics as log entries. */
public final class LogEntryDecoder {
  private static final Map<String, Topic> TOPICS_BY_NAME =
      Arrays.stream(Topic.values())
          .collect(Collectors.toUnmodifiableMap(Topic::topicName, Function.identity()));

  private final EventCodec codec = new EventCodec();

  /**
   * The entry of a record.
   *
   * @throws PoisonRecordException when it is not an event of this version, or not one of its topic
   */
  public LogEntry decode(ConsumerRecord<String, byte[]> in) {
    Topic topic = TOPICS_BY_NAME.get(in.topic());
    if (topic == null) {
      throw new PoisonRecordException("topic (" + in.topic() + ") is not one of the loop's.");
    }
    Event event = codec.decode(in);
    if (!topic.carries(event)) {
      throw new PoisonRecordException(
          event.getClass().getSimpleName()
              + " does not belong on "
              + in.topic()
              + "; send it to "
              + Topic.of(event).topicName()
              + ".");
    }
    return new LogEntry(topic, in.partition(), in.offset(), publicationTime(in), event);
  }

  /** The time of publication by the sender's header, else the time of the record. */
  private static Instant publicationTime(ConsumerRecord<String, byte[]> in) {
    Header header = in.headers().lastHeader("ce_time");
    if (header == null) {
      return Instant.ofEpochMilli(in.timestamp());
    }
    String time = new String(header.value(), StandardCharsets.UTF_8);
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException unreadable) {
      throw new PoisonRecordException("ce_time (" + time + ") is not a time.", unreadable);
    }
  }
}
