package io.netspace.trainer.adapter.inbound;

import io.netspace.messaging.event.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Opens the trainer's Kafka clients, which share the broker's address and credentials. */
@ApplicationScoped
class KafkaClients {
  /** Timeout after which the broker is considered unreachable; it must be shorter than a lock. */
  private static final int RESPONSE_TIMEOUT_MS = 10_000;

  private final Map<String, Object> broker;

  KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = Map.copyOf(broker);
  }

  /** A consumer of the queue that takes one record at a time and acknowledges it explicitly. */
  ShareConsumer<String, byte[]> openQueue() {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, Topic.TRAINERS_GROUP);
    config.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    config.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, RESPONSE_TIMEOUT_MS);
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

  /** An administration client. */
  Admin openAdmin() {
    return Admin.create(broker);
  }
}
