package io.netspace.messaging.consumer;

import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes a channel start at the service's own positions, not at the group's committed offsets. It
 * runs on the polling thread and calls only the broker; positions are loaded from the store with
 * the first records.
 */
public class SeekToPositions implements KafkaConsumerRebalanceListener {
  private final LogProgress progress;

  SeekToPositions(LogProgress progress) {
    this.progress = progress;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long start = starts.getOrDefault(partition, 0L);
      ranges.put(partition, new OffsetRange(start, ends.getOrDefault(partition, start)));
      consumer.seek(partition, progress.position(partition).orElse(start));
    }
    progress.assigned(ranges);
  }
}
