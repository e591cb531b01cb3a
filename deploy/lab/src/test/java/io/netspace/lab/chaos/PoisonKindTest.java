package io.netspace.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.Topic;
import io.netspace.messaging.testing.EventFixtures;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonKindTest {
  private final RecordSamples samples = new RecordSamples();

  PoisonKindTest() {
    EventFixtures.everyEvent().forEach(event -> samples.add(LogFixture.record(event), event));
  }

  static Stream<Arguments> poisonOnEveryTopic() {
    return Arrays.stream(Topic.values())
        .flatMap(
            topic -> Arrays.stream(PoisonKind.values()).map(poison -> Arguments.of(topic, poison)));
  }

  @ParameterizedTest
  @MethodSource("poisonOnEveryTopic")
  void everyKindCorruptsARecordOfEveryTopic(Topic topic, PoisonKind poison) {
    // When
    ProducerRecord<String, byte[]> record = poison.corrupt(topic, samples);
    // Then
    assertThat(record.topic()).isEqualTo(topic.topicName());
    assertThat(RecordCorruption.isPoison(record)).isTrue();
  }

  @Test
  void thereAreTwentyKinds() {
    // When / Then
    assertThat(PoisonKind.values()).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void anUncorruptedRecordIsNoPoison(Topic topic) {
    // When / Then
    assertThat(samples.of(topic))
        .isNotEmpty()
        .allSatisfy(sample -> assertThat(LogScan.event(sample)).isPresent());
  }
}
