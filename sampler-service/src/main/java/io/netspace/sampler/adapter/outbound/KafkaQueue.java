package io.netspace.sampler.adapter.outbound;

import static io.netspace.sampler.adapter.outbound.KafkaClients.await;

import io.netspace.messaging.event.Topic;
import io.netspace.sampler.application.QueueProgress;
import io.netspace.sampler.application.WorkQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * The trainers' queue as a Kafka share group.
 *
 * <p>The start offset that a broker reports is that of its last write of the partition's state, so
 * it does not pass the records completed in that write before the next acknowledgement. In an idle
 * queue there is no next one; but then the lag, which is exact, is 0. The broker reads the group's
 * state before the partition's end and we read the end before both, so a lag of 0 means that every
 * record before our end is completed.
 */
public final class KafkaQueue implements WorkQueue {
  private static final String DELIVERY_LIMIT = "share.delivery.count.limit";

  private final KafkaClients clients;

  public KafkaQueue(KafkaClients clients) {
    this.clients = clients;
  }

  @Override
  public QueueProgress progress() {
    Map<Integer, Long> ends = clients.endOffsets(Topic.CANDIDATES);
    Map<TopicPartition, SharePartitionOffsetInfo> group =
        await(
            clients
                .admin()
                .listShareGroupOffsets(
                    Map.of(Topic.TRAINERS_GROUP, new ListShareGroupOffsetsSpec()))
                .partitionsToOffsetInfo(Topic.TRAINERS_GROUP));
    Map<Integer, Long> completed = new HashMap<>();
    long waiting = 0;
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      TopicPartition partition = new TopicPartition(Topic.CANDIDATES.topicName(), end.getKey());
      Share share = Share.of(group.get(partition), end.getValue());
      completed.put(end.getKey(), share.completed());
      waiting += share.waiting();
    }
    return new QueueProgress(completed, waiting);
  }

  @Override
  public int deliveryLimit() {
    ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, Topic.TRAINERS_GROUP);
    return await(clients.admin().describeConfigs(List.of(group)).all()).values().stream()
        .flatMap(config -> config.entries().stream())
        .filter(entry -> entry.name().equals(DELIVERY_LIMIT))
        .mapToInt(entry -> Integer.parseInt(entry.value()))
        .findFirst()
        .orElse(0);
  }

  /** The completed offset and the number of waiting records of one partition. */
  private record Share(long completed, long waiting) {
    static Share of(@Nullable SharePartitionOffsetInfo info, long end) {
      if (info == null || info.startOffset() < 0) {
        return new Share(0, end);
      }
      long waiting = info.lag().orElse(Math.max(0, end - info.startOffset()));
      return new Share(waiting == 0 ? end : info.startOffset(), waiting);
    }
  }
}
