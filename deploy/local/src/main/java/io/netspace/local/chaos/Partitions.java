package io.netspace.local.chaos;

import io.netspace.contracts.event.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The partitions of the loop's topics, and of their dead letters. */
final class Partitions {
  private Partitions() {}

  static List<TopicPartition> ofTheLoop() {
    return Arrays.stream(Topics.values())
        .flatMap(
            topic ->
                IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
        .toList();
  }

  static List<TopicPartition> ofDeadLetters() {
    return Arrays.stream(Topics.values())
        .map(topic -> new TopicPartition(topic.deadLetterName(), 0))
        .toList();
  }
}
