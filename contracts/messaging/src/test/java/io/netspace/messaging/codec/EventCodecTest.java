package io.netspace.messaging.codec;

import static io.netspace.messaging.testing.EventFixtures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.common.Window;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.testing.Fixtures;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
  private static final String PAUSED = "io.netspace.StudyPaused.v1";

  private final EventCodec codec = new EventCodec();

  static List<Event> events() {
    return EventFixtures.everyEvent();
  }

  @ParameterizedTest
  @MethodSource("events")
  void aRecordCarriesItsEvent(Event event) {
    // When
    ProducerRecord<String, byte[]> written = codec.encode(event, "/sampler", Instant.EPOCH);

    // Then
    assertThat(codec.decode(received(written))).isEqualTo(event);
    assertThat(written.key()).isEqualTo(event.key());
  }

  @Test
  void aRecordCarriesARegimesLimitOfMemory() {
    // Given
    Regime regime = new Regime(new Window(1, 10), 5, 64, 640, 100, Recipe.DEFAULT, 1_500_000_000L);
    Event event = requested(Fixtures.aStudy().under(regime));

    // When
    ProducerRecord<String, byte[]> written = codec.encode(event, "/gateway", Instant.EPOCH);

    // Then
    assertThat(codec.decode(received(written))).isEqualTo(event);
  }

  @Test
  void aRecordCarriesTypeIdSourceAndTime() {
    // When
    ProducerRecord<String, byte[]> written =
        codec.encode(
            EventFixtures.anEvent(StudyPaused.class),
            "/gateway",
            Instant.parse("2026-01-02T03:04:05Z"));

    // Then
    assertThat(written.topic()).isEqualTo("netspace.studies.v1");
    assertThat(headers(written))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion",
                "1.0",
                "ce_type",
                PAUSED,
                "ce_id",
                "paused-demo-4f1c02ab-1",
                "ce_source",
                "/gateway",
                "ce_time",
                "2026-01-02T03:04:05Z",
                "content-type",
                "application/json"));
  }

  @Test
  void aRecordWithoutATypeIsPoison() {
    assertPoison(
        record(null, "{}"), "header ce_type is missing; every event carries its CloudEvents type.");
  }

  @Test
  void aRecordOfAnUnknownTypeIsPoison() {
    assertPoison(
        record("io.netspace.StudyForgotten.v1", "{}"),
        "ce_type (io.netspace.StudyForgotten.v1) is not an event of this version.");
  }

  @Test
  void aRecordWithoutAValueIsPoison() {
    assertPoison(
        record(PAUSED, null), "value of " + PAUSED + " is empty; an event is a JSON object.");
  }

  @Test
  void truncatedJsonIsPoison() {
    assertPoison(
        record(PAUSED, "{\"provenance\": {\"study\": \"demo-"),
        "value is not a StudyPaused: Unexpected end-of-input");
  }

  @Test
  void jsonNullIsPoison() {
    assertPoison(record(PAUSED, "null"), "value of StudyPaused is null.");
  }

  @Test
  void anEventThatLacksAFieldIsPoison() {
    assertPoison(
        record(PAUSED, "{\"sequence\": 1}"),
        "value is not a StudyPaused: Missing required creator property 'provenance'");
  }

  @Test
  void aValueThatARecordRefusesIsPoison() {
    assertPoison(
        record(PAUSED, "{\"provenance\": {\"study\": \"not a name\"}, \"sequence\": 1}"),
        "studyId (not a name) must be 1 to 128 letters");
  }

  @Test
  void anEventOfNoTopicIsNotPublished() {
    // Given
    Event unknown = new Unknown(Fixtures.aProvenance(0));

    // Then
    assertThatThrownBy(() -> codec.encode(unknown, "/sampler", Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event (Unknown) has no topic.");
  }

  private record Unknown(Provenance provenance) implements Event {
    @Override
    public String id() {
      return "unknown";
    }
  }

  private void assertPoison(ConsumerRecord<String, byte[]> poison, String reason) {
    assertThatThrownBy(() -> codec.decode(poison))
        .isInstanceOf(PoisonRecordException.class)
        .hasMessageContaining(reason);
  }

  private static ConsumerRecord<String, byte[]> record(
      @Nullable String type, @Nullable String value) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>("netspace.studies.v1", 0, 0, "demo", bytes(value));
    if (type != null) {
      record.headers().add("ce_type", bytes(type));
    }
    return record;
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> written) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(written.topic(), 0, 0, written.key(), written.value());
    written.headers().forEach(record.headers()::add);
    return record;
  }

  private static Map<String, String> headers(ProducerRecord<String, byte[]> written) {
    Map<String, String> values = new HashMap<>();
    written
        .headers()
        .forEach(
            header -> values.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return values;
  }
}
