package io.netspace.contracts.wire;

import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Makes a channel go on where its service's store says, not where the broker remembers. */
public class ReplayFromPositions implements KafkaConsumerRebalanceListener {
  private final Positions positions;

  public ReplayFromPositions(Positions positions) {
    this.positions = positions;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long start = starts.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, start);
      long next = positions.next(partition).orElse(start);
      long from = next > end ? start : Math.max(start, next);
      consumer.seek(partition, from);
      positions.assigned(partition, from, end);
    }
  }
}
