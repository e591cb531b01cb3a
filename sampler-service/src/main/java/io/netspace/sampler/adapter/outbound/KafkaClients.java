package io.netspace.sampler.adapter.outbound;

import io.netspace.messaging.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The sampler's own clients, which share the broker's address and credentials. */
public final class KafkaClients implements AutoCloseable {
  /** A request that is not answered by then is repeated in the next scan. */
  private static final int TIMEOUT_MILLIS = 10_000;

  private final Map<String, Object> broker;
  private @Nullable Admin admin;

  /**
   * Clients of one broker.
   *
   * @param broker settings of Kafka clients, at least {@code bootstrap.servers}
   */
  public KafkaClients(Map<String, Object> broker) {
    this.broker = Map.copyOf(broker);
  }

  /** The one administrative client, opened at its first use. */
  synchronized Admin admin() {
    if (admin == null) {
      Map<String, Object> config = new HashMap<>(broker);
      config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
      config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
      admin = Admin.create(config);
    }
    return admin;
  }

  /** A consumer that belongs to no group. */
  Consumer<String, byte[]> openConsumer() {
    Map<String, Object> config = new HashMap<>(broker);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** The current end offset of each partition of a topic. */
  Map<Integer, Long> endOffsets(Topic topic) {
    String name = topic.topicName();
    Map<TopicPartition, OffsetSpec> latest =
        await(admin().describeTopics(List.of(name)).allTopicNames()).values().stream()
            .flatMap(found -> found.partitions().stream())
            .map(partition -> new TopicPartition(name, partition.partition()))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return await(admin().listOffsets(latest).all()).entrySet().stream()
        .collect(Collectors.toMap(end -> end.getKey().partition(), end -> end.getValue().offset()));
  }

  /** Waits for the broker's answer. */
  static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker did not answer: " + e.getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the broker was asked.", e);
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
