package io.netspace.lab.chaos;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.messaging.event.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Corrupts samples of a topic's records into poison of that topic. */
final class RecordCorruption {
  static final String TYPE = "ce_type";
  private static final JsonMapper JSON = new JsonMapper();

  private RecordCorruption() {}

  /** The corrupted value; null for none. */
  @FunctionalInterface
  interface ValueCorruption {
    byte @Nullable [] from(byte[] value);
  }

  /** The corrupted header; null for none. */
  @FunctionalInterface
  interface HeaderCorruption {
    @Nullable String from(String text);
  }

  static BiFunction<Topic, RecordSamples, Stream<ProducerRecord<String, byte[]>>> value(
      ValueCorruption spoiling) {
    return (topic, samples) ->
        samples.of(topic).stream()
            .map(sample -> copy(sample, topic, spoiling.from(sample.value())));
  }

  static BiFunction<Topic, RecordSamples, Stream<ProducerRecord<String, byte[]>>> text(
      String value) {
    return value(_ -> value.getBytes(StandardCharsets.UTF_8));
  }

  static BiFunction<Topic, RecordSamples, Stream<ProducerRecord<String, byte[]>>> document(
      Consumer<ObjectNode> spoiling) {
    return value(
        value -> {
          try {
            ObjectNode document = JSON.readValue(value, ObjectNode.class);
            spoiling.accept(document);
            return JSON.writeValueAsBytes(document);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  static BiFunction<Topic, RecordSamples, Stream<ProducerRecord<String, byte[]>>> header(
      String name, HeaderCorruption spoiling) {
    return (topic, samples) ->
        samples.of(topic).stream().map(sample -> withHeader(sample, topic, name, spoiling));
  }

  private static ProducerRecord<String, byte[]> withHeader(
      ConsumerRecord<String, byte[]> sample, Topic topic, String name, HeaderCorruption spoiling) {
    ProducerRecord<String, byte[]> record = copy(sample, topic, sample.value());
    byte[] before = sample.headers().lastHeader(name).value();
    String text = spoiling.from(new String(before, StandardCharsets.UTF_8));
    record.headers().remove(name);
    if (text != null) {
      record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }

  static Stream<ProducerRecord<String, byte[]>> withAnotherEvent(
      Topic topic, RecordSamples samples) {
    return samples.of(topic).stream()
        .flatMap(
            sample ->
                samples.ofOtherTypes(sample).stream()
                    .map(other -> copy(sample, topic, other.value())));
  }

  static Stream<ProducerRecord<String, byte[]>> onTheWrongTopic(
      Topic topic, RecordSamples samples) {
    return samples.ofOtherTopics(topic).stream().map(sample -> copy(sample, topic, sample.value()));
  }

  /** Replaces an id by one that does not match its parts; without an id, a value out of range. */
  static void invalidate(ObjectNode event) {
    for (String place : List.of("/candidate", "/population", "/conclusion/best/0/candidate")) {
      if (event.at(place) instanceof ObjectNode named) {
        named.put("id", "elsewhere");
      }
    }
    if (event.at("/study") instanceof ObjectNode study) {
      study.put("models", 1);
    }
  }

  static boolean isPoison(ProducerRecord<String, byte[]> record) {
    return LogScan.event(
            new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty()))
        .isEmpty();
  }

  private static ProducerRecord<String, byte[]> copy(
      ConsumerRecord<String, byte[]> sample, Topic topic, byte @Nullable [] value) {
    return new ProducerRecord<>(
        topic.topicName(), null, sample.key(), value, new RecordHeaders(sample.headers()));
  }
}
