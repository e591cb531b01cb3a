package io.netspace.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.Topics;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonTest {
  private final Samples samples = new Samples();

  PoisonTest() {
    Fixtures.everyEvent().forEach(event -> samples.add(LogFixture.record(event), event));
  }

  static Stream<Arguments> poisonOnEveryTopic() {
    return Arrays.stream(Topics.values())
        .flatMap(
            topic -> Arrays.stream(Poison.values()).map(poison -> Arguments.of(topic, poison)));
  }

  @ParameterizedTest
  @MethodSource("poisonOnEveryTopic")
  void everyTopicCanBePoisonedInEveryWay(Topics topic, Poison poison) {
    // When
    ProducerRecord<String, byte[]> record = poison.on(topic, samples);
    // Then
    assertThat(record.topic()).isEqualTo(topic.topicName());
    assertThat(Spoiling.isPoison(record)).isTrue();
  }

  @Test
  void thereAreTwentyWays() {
    // When / Then
    assertThat(Poison.values()).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource(Topics.class)
  void whatIsNotSpoiledIsNoPoison(Topics topic) {
    // When / Then
    assertThat(samples.of(topic))
        .isNotEmpty()
        .allSatisfy(sample -> assertThat(LogScan.event(sample)).isPresent());
  }
}
