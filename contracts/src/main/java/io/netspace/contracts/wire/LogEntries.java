package io.netspace.contracts.wire;

import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Records of the loop's topics as entries of the log. */
public final class LogEntries {
  private static final Map<String, Topics> TOPICS_BY_NAME =
      Arrays.stream(Topics.values())
          .collect(Collectors.toUnmodifiableMap(Topics::topicName, Function.identity()));

  private final EventCodec codec = new EventCodec();

  /**
   * The entry of a record.
   *
   * @throws PoisonException when it is not an event of this version, or not one of its topic
   */
  public LogEntry of(ConsumerRecord<String, byte[]> in) {
    Topics topic = TOPICS_BY_NAME.get(in.topic());
    if (topic == null) {
      throw new PoisonException("topic (" + in.topic() + ") is not one of the loop's.");
    }
    Event event = codec.decode(in);
    if (!topic.carries(event)) {
      throw new PoisonException(
          event.getClass().getSimpleName()
              + " does not belong on "
              + in.topic()
              + "; send it to "
              + Topics.of(event).topicName()
              + ".");
    }
    return new LogEntry(topic, in.partition(), in.offset(), timeOf(in), event);
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
