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
 * The queue as the trainers' share group.
 *
 * <p>The start offset that a broker tells is the one of its last write about the partition, so the
 * record that was finished last, and those finished in the same write, are not passed by it before
 * the next acknowledgement. Where nothing is left there is no next one; but then the lag, which is
 * exact, is 0. The broker reads the group's state before the partition's end and we read the end
 * before both, so a lag of 0 means that every record before our end is done with.
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
    Map<Integer, Long> passed = new HashMap<>();
    long waiting = 0;
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      TopicPartition partition = new TopicPartition(Topic.CANDIDATES.topicName(), end.getKey());
      Share share = Share.of(group.get(partition), end.getValue());
      passed.put(end.getKey(), share.passed());
      waiting += share.waiting();
    }
    return new QueueProgress(passed, waiting);
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

  /** What is done with, and how much is not, of one partition. */
  private record Share(long passed, long waiting) {
    static Share of(@Nullable SharePartitionOffsetInfo info, long end) {
      if (info == null || info.startOffset() < 0) {
        return new Share(0, end);
      }
      long waiting = info.lag().orElse(Math.max(0, end - info.startOffset()));
      return new Share(waiting == 0 ? end : info.startOffset(), waiting);
    }
  }
}
