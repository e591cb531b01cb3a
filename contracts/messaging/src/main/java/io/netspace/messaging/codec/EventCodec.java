package io.netspace.messaging.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.json.ModelJson;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Events as Kafka records: JSON in the value, CloudEvents 1.0 attributes in the headers. */
public final class EventCodec {
  private static final String TYPE = "ce_type";
  private static final String TYPE_PREFIX = "io.netspace.";
  private static final String TYPE_SUFFIX = ".v1";
  private static final Map<String, Class<? extends Event>> EVENT_CLASSES_BY_TYPE =
      Arrays.stream(Topic.values())
          .flatMap(topic -> topic.events().stream())
          .collect(Collectors.toUnmodifiableMap(EventCodec::typeOf, Function.identity()));

  private final JsonMapper mapper = ModelJson.mapper();

  /** The CloudEvents type of an event's class, such as {@code io.netspace.CandidateSampled.v1}. */
  public static String typeOf(Class<? extends Event> event) {
    return TYPE_PREFIX + event.getSimpleName() + TYPE_SUFFIX;
  }

  /**
   * The record of an event on its topic, under its key.
   *
   * @param source the service that publishes it, such as {@code /sampler}
   */
  public ProducerRecord<String, byte[]> encode(Event event, String source, Instant time) {
    ProducerRecord<String, byte[]> out =
        new ProducerRecord<>(Topic.of(event).topicName(), event.key(), json(event));
    Map.of(
            "ce_specversion",
            "1.0",
            TYPE,
            typeOf(event.getClass()),
            "ce_id",
            event.id(),
            "ce_source",
            source,
            "ce_time",
            time.toString(),
            "content-type",
            "application/json")
        .forEach((name, value) -> out.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return out;
  }

  /**
   * The event of a record.
   *
   * @throws PoisonRecordException when the record is not an event of this version; its message is
   *     the reason
   */
  public Event decode(ConsumerRecord<String, byte[]> in) {
    Header header = in.headers().lastHeader(TYPE);
    if (header == null) {
      throw new PoisonRecordException(
          "header ce_type is missing; every event carries its CloudEvents type.");
    }
    String type = new String(header.value(), StandardCharsets.UTF_8);
    if (in.value() == null) {
      throw new PoisonRecordException("value of " + type + " is empty; an event is a JSON object.");
    }
    return parse(type, in.value());
  }

  /** The event as JSON. */
  public byte[] json(Event event) {
    try {
      return mapper.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Event " + event.id() + " cannot be written as JSON.", e);
    }
  }

  /**
   * The event of a CloudEvents type from its JSON.
   *
   * @throws PoisonRecordException when the type is unknown or the JSON is not such an event
   */
  public Event parse(String type, byte[] json) {
    Class<? extends Event> event = EVENT_CLASSES_BY_TYPE.get(type);
    if (event == null) {
      throw new PoisonRecordException("ce_type (" + type + ") is not an event of this version.");
    }
    return parse(event, json);
  }

  /**
   * An event of a known class from its JSON.
   *
   * @throws PoisonRecordException when the JSON is not one
   */
  public <E extends Event> E parse(Class<E> event, byte[] json) {
    String name = event.getSimpleName();
    try {
      E parsed = mapper.readValue(json, event);
      if (parsed == null) {
        throw new PoisonRecordException("value of " + name + " is null.");
      }
      return parsed;
    } catch (JacksonException e) {
      throw new PoisonRecordException("value is not a " + name + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new PoisonRecordException("value is not a " + name + ": " + e.getMessage(), e);
    }
  }
}
