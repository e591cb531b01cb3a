package io.netspace.local.embedded;

import io.netspace.contracts.event.Topics;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of the loop on a broker, with their dead-letter topics, and prepares the
 * trainers' share group: it must begin at the earliest candidate, and a broker begins at the latest
 * unless told before the group's first use.
 */
public final class LoopTopics {
  private static final Optional<Short> BROKERS_REPLICATION = Optional.empty();
  private static final Map<String, String> OF_RECORD =
      Map.of("retention.ms", "-1", "cleanup.policy", "delete");
  private static final Map<String, String> TRAINERS =
      Map.of(
          "share.auto.offset.reset", "earliest",
          "share.record.lock.duration.ms", "30000",
          "share.delivery.count.limit", "10");

  private LoopTopics() {}

  /** Makes sure that a broker has them; what is there already stays as it is. */
  public static void create(String bootstrapServers) {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin.createTopics(topics()).values().values().forEach(LoopTopics::awaitCreation);
      await(admin.incrementalAlterConfigs(trainersGroup()).all())
          .ifPresent(
              cause -> {
                throw new IllegalStateException(
                    "Share group " + Topics.TRAINERS_GROUP + " cannot be configured.", cause);
              });
    }
  }

  private static List<NewTopic> topics() {
    return Arrays.stream(Topics.values())
        .flatMap(
            topic ->
                Stream.of(
                    new NewTopic(
                        topic.topicName(), Optional.of(topic.partitions()), BROKERS_REPLICATION),
                    new NewTopic(topic.deadLetterName(), Optional.of(1), BROKERS_REPLICATION)))
        .map(topic -> topic.configs(OF_RECORD))
        .toList();
  }

  private static void awaitCreation(KafkaFuture<Void> creation) {
    await(creation)
        .filter(cause -> !(cause instanceof TopicExistsException))
        .ifPresent(
            cause -> {
              throw new IllegalStateException("A topic cannot be created.", cause);
            });
  }

  private static Map<ConfigResource, Collection<AlterConfigOp>> trainersGroup() {
    ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, Topics.TRAINERS_GROUP);
    return Map.of(
        group,
        TRAINERS.entrySet().stream()
            .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList());
  }

  /** Waits, and returns what went wrong, if anything. */
  private static Optional<Throwable> await(KafkaFuture<Void> future) {
    try {
      future.get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.ofNullable(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(e);
    }
  }
}
