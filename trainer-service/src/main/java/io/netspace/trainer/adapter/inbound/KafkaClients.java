package io.netspace.trainer.adapter.inbound;

import io.netspace.contracts.event.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Opens the trainer's own clients, which share the broker's address and credentials. */
@ApplicationScoped
class KafkaClients {
  /** What the trainers' share group needs of the broker. */
  private static final Map<String, String> GROUP_CONFIG =
      Map.of("share.auto.offset.reset", "earliest", "share.delivery.count.limit", "10");

  private static final Logger LOGGER = Logger.getLogger(KafkaClients.class);
  private static final Duration ADMIN = Duration.ofSeconds(10);

  private final Map<String, Object> broker;

  KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = Map.copyOf(broker);
  }

  /** A consumer of the queue that takes one record at a time and acknowledges it explicitly. */
  ShareConsumer<String, byte[]> openQueue() {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, Topics.TRAINERS_GROUP);
    config.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    config.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return new KafkaShareConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** A consumer that belongs to no group. */
  Consumer<String, byte[]> openLog() {
    Map<String, Object> config = new HashMap<>(broker);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Lets the group start at the oldest candidate, and deliver often enough for the attempt limit.
   * Where the trainer may not, whoever runs the broker has to.
   */
  void configureGroup() throws InterruptedException {
    ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, Topics.TRAINERS_GROUP);
    List<AlterConfigOp> settings =
        GROUP_CONFIG.entrySet().stream()
            .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    try (Admin admin = Admin.create(new HashMap<>(broker))) {
      admin
          .incrementalAlterConfigs(Map.of(group, settings))
          .all()
          .get(ADMIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOGGER.warnf(
          e, "Group %s could not be configured; it needs %s", Topics.TRAINERS_GROUP, GROUP_CONFIG);
    }
  }
}
