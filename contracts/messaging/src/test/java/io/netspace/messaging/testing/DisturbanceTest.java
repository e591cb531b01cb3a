package io.netspace.messaging.testing;

import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import io.netspace.model.study.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisturbanceTest {
  private static final List<Event> EVENTS =
      Stream.concat(
              EventFixtures.everyEvent().stream(),
              IntStream.range(3, 20)
                  .boxed()
                  .flatMap(i -> Stream.of(sampled(aCandidate().at(i)), trained(i))))
          .toList();

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static Event trained(int index) {
    return aCandidate().at(index).thatTrainedTo(index);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyEventIsDeliveredTwice(long seed) {
    assertThat(Disturbance.of(EVENTS, seed).stream().map(entry -> entry.event().id()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(EVENTS.stream(), EVENTS.stream()).map(Event::id).toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachPartitionIsDeliveredInOrderAndWithoutAGap(long seed) {
    // Given
    Map<String, List<Long>> offsets = new HashMap<>();
    // When
    for (LogEntry entry : Disturbance.of(EVENTS, seed)) {
      offsets
          .computeIfAbsent(entry.topic() + "-" + entry.partition(), _ -> new ArrayList<>())
          .add(entry.offset());
    }
    // Then
    assertThat(offsets.values())
        .allSatisfy(
            told -> assertThat(told).isEqualTo(LongStream.range(0, told.size()).boxed().toList()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void originalsOfAPartitionKeepTheirOrder(long seed) {
    List<String> outcomes =
        Disturbance.of(EVENTS, seed).stream()
            .filter(entry -> entry.topic() == Topic.OUTCOMES)
            .map(entry -> entry.event().id())
            .distinct()
            .toList();

    assertThat(outcomes)
        .isEqualTo(
            Disturbance.inOrder(EVENTS).stream()
                .filter(entry -> entry.topic() == Topic.OUTCOMES)
                .map(entry -> entry.event().id())
                .toList());
  }
}
