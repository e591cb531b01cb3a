package io.netspace.local.embedded;

import io.netspace.messaging.event.Topic;
import io.netspace.offline.common.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the topics of the loop on a broker, with their dead-letter topics, and configures the
 * trainers' share group: it must begin at the earliest candidate, and a broker begins at the latest
 * unless configured before the group's first use.
 */
public final class TopicProvisioning {
  private static final Duration DESCRIPTION_LIMIT = Duration.ofSeconds(30);
  private static final Optional<Short> DEFAULT_REPLICATION = Optional.empty();

  /** Topics of record: unlimited retention, and no compaction. */
  private static final Map<String, String> RECORD_TOPIC_SETTINGS =
      Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete");

  /** Progress events are not needed once a study has ended. */
  private static final Map<String, String> PROGRESS_TOPIC_SETTINGS =
      Map.of(
          "retention.ms", Long.toString(Duration.ofDays(7).toMillis()),
          "retention.bytes", "-1",
          "cleanup.policy", "delete");

  private static final Map<String, String> TRAINERS_GROUP_SETTINGS =
      Map.of(
          "share.auto.offset.reset", "earliest",
          "share.record.lock.duration.ms", "30000",
          "share.delivery.count.limit", "10");

  private TopicProvisioning() {}

  /** Creates missing topics, and configures existing ones. */
  public static void ensureTopics(String bootstrapServers) {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin.createTopics(topics()).values().values().forEach(TopicProvisioning::awaitCreation);
      requirePartitionCounts(admin);
      awaitDone(
          admin.incrementalAlterConfigs(settings()).all(),
          "Topics and share group cannot be configured.");
    }
  }

  private static List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      topics.add(newTopic(topic.topicName(), topic.partitions()));
      topics.add(newTopic(topic.deadLetterTopicName(), 1));
    }
    return topics;
  }

  private static NewTopic newTopic(String name, int partitions) {
    return new NewTopic(name, Optional.of(partitions), DEFAULT_REPLICATION);
  }

  private static void awaitCreation(KafkaFuture<Void> creation) {
    try {
      awaitDone(creation, "A topic cannot be created.");
    } catch (IllegalStateException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /** With another number of partitions keys would move, and their order would be lost. */
  private static void requirePartitionCounts(Admin admin) {
    Map<String, TopicDescription> found = describeTopics(admin);
    for (Topic topic : Topic.values()) {
      int partitions = Objects.requireNonNull(found.get(topic.topicName())).partitions().size();
      if (partitions != topic.partitions()) {
        throw CommandException.failed(
            "Topic %s has %d partitions where this version needs %d; use another broker or data directory, or delete the topic with all it holds."
                .formatted(topic.topicName(), partitions, topic.partitions()));
      }
    }
  }

  /** Retries, since the broker may not know yet what the controller has just created. */
  private static Map<String, TopicDescription> describeTopics(Admin admin) {
    List<String> names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    long deadline = System.nanoTime() + DESCRIPTION_LIMIT.toNanos();
    while (true) {
      try {
        return awaitDone(
            admin.describeTopics(names).allTopicNames(), "Topics are not to be found.");
      } catch (IllegalStateException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  private static Map<ConfigResource, Collection<AlterConfigOp>> settings() {
    Map<ConfigResource, Collection<AlterConfigOp>> settings = new HashMap<>();
    for (Topic topic : Topic.values()) {
      boolean record = topic != Topic.PROGRESS;
      settings.put(
          topicResource(topic.topicName()),
          setOperations(record ? RECORD_TOPIC_SETTINGS : PROGRESS_TOPIC_SETTINGS));
      settings.put(
          topicResource(topic.deadLetterTopicName()), setOperations(RECORD_TOPIC_SETTINGS));
    }
    settings.put(
        new ConfigResource(ConfigResource.Type.GROUP, Topic.TRAINERS_GROUP),
        setOperations(TRAINERS_GROUP_SETTINGS));
    return settings;
  }

  private static ConfigResource topicResource(String name) {
    return new ConfigResource(ConfigResource.Type.TOPIC, name);
  }

  private static List<AlterConfigOp> setOperations(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
        .toList();
  }

  private static <T> T awaitDone(KafkaFuture<T> future, String failure) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(failure, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure, e);
    }
  }
}
