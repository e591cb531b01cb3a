package io.netspace.lab.chaos;

import io.netspace.messaging.event.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The partitions of the loop's topics, and of their dead letters. */
final class LoopPartitions {
  private LoopPartitions() {}

  static List<TopicPartition> loopTopics() {
    return Arrays.stream(Topic.values())
        .flatMap(
            topic ->
                IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
        .toList();
  }

  static List<TopicPartition> deadLetterTopics() {
    return Arrays.stream(Topic.values())
        .map(topic -> new TopicPartition(topic.deadLetterTopicName(), 0))
        .toList();
  }
}
