package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.messaging.event.Topic;
import io.netspace.offline.common.CommandException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path directory;

  @Test
  void recordsOutliveARestartAndThePortStays() {
    // Given
    String before;
    try (EmbeddedBroker broker = start()) {
      before = broker.bootstrapServers();
      TopicProvisioning.ensureTopics(before);
      send(before, Topic.STUDIES, "one", "two");
    }
    // When
    try (EmbeddedBroker broker = start()) {
      TopicProvisioning.ensureTopics(broker.bootstrapServers());
      // Then
      assertThat(broker.bootstrapServers()).isEqualTo(before);
      assertThat(read(before, Topic.STUDIES)).containsExactly("one", "two");
    }
  }

  @Test
  void recordsOutliveAKill() throws IOException, InterruptedException {
    // Given
    Process process = BrokerProcess.start(directory);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      send(output.readLine(), Topic.DECISIONS, "kept");
    }
    process.destroyForcibly().waitFor();
    // When
    try (EmbeddedBroker broker = start()) {
      // Then
      assertThat(read(broker.bootstrapServers(), Topic.DECISIONS)).containsExactly("kept");
    }
  }

  @Test
  void everyTopicHasItsPartitionsAndADeadLetterTopic()
      throws ExecutionException, InterruptedException {
    try (EmbeddedBroker broker = start();
        Admin admin = Admin.create(clients(broker.bootstrapServers()))) {
      // Given
      TopicProvisioning.ensureTopics(broker.bootstrapServers());
      // When
      Map<String, TopicDescription> topics =
          admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get();
      // Then
      for (Topic topic : Topic.values()) {
        assertThat(topics.get(topic.topicName()).partitions()).hasSize(topic.partitions());
        assertThat(topics).containsKey(topic.deadLetterTopicName());
      }
    }
  }

  @Test
  void whatIsOfRecordIsKeptAlsoInATopicThatWasThere()
      throws ExecutionException, InterruptedException {
    try (EmbeddedBroker broker = start();
        Admin admin = Admin.create(clients(broker.bootstrapServers()))) {
      // Given
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topic.DECISIONS.topicName(), Topic.DECISIONS.partitions(), (short) 1)
                      .configs(
                          Map.of("retention.ms", "60000", "cleanup.policy", "compact,delete"))))
          .all()
          .get();
      // When
      TopicProvisioning.ensureTopics(broker.bootstrapServers());
      // Then
      for (Topic topic : Topic.values()) {
        String kept = topic == Topic.PROGRESS ? "604800000" : "-1";
        assertKept(admin, topic.topicName(), kept);
        assertKept(admin, topic.deadLetterTopicName(), "-1");
      }
    }
  }

  /** Soon: the broker may not know yet what the controller does. */
  private static void assertKept(Admin admin, String topic, String milliseconds) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> {
              assertThat(setting(admin, topic, "retention.ms")).isEqualTo(milliseconds);
              assertThat(setting(admin, topic, "retention.bytes")).isEqualTo("-1");
              assertThat(setting(admin, topic, "cleanup.policy")).isEqualTo("delete");
            });
  }

  @Test
  void aTopicWithOtherPartitionsIsRefused() throws ExecutionException, InterruptedException {
    try (EmbeddedBroker broker = start();
        Admin admin = Admin.create(clients(broker.bootstrapServers()))) {
      // Given
      admin
          .createTopics(List.of(new NewTopic(Topic.OUTCOMES.topicName(), 3, (short) 1)))
          .all()
          .get();
      // When / Then
      assertThatThrownBy(() -> TopicProvisioning.ensureTopics(broker.bootstrapServers()))
          .isInstanceOf(CommandException.class)
          .hasMessageContaining(
              "netspace.outcomes.v1 has 3 partitions where this version needs "
                  + Topic.OUTCOMES.partitions());
    }
  }

  private static String setting(Admin admin, String topic, String name)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }

  @Test
  void theTrainersShareGroupBeginsAtTheEarliestRecord() {
    try (EmbeddedBroker broker = start()) {
      // Given
      TopicProvisioning.ensureTopics(broker.bootstrapServers());
      send(broker.bootstrapServers(), Topic.CANDIDATES, "queued before any trainer");
      // When
      try (KafkaShareConsumer<String, String> trainer = shareConsumer(broker)) {
        trainer.subscribe(List.of(Topic.CANDIDATES.topicName()));
        List<String> received = new ArrayList<>();
        // Then
        Awaitility.await()
            .atMost(Duration.ofSeconds(40))
            .untilAsserted(
                () -> {
                  trainer.poll(Duration.ofMillis(500)).forEach(r -> received.add(r.value()));
                  assertThat(received).containsExactly("queued before any trainer");
                });
      }
    }
  }

  private EmbeddedBroker start() {
    return EmbeddedBroker.start(
        directory.resolve("kafka"), new LoopbackPorts(directory.resolve("ports")));
  }

  private static KafkaShareConsumer<String, String> shareConsumer(EmbeddedBroker broker) {
    Map<String, Object> settings = clients(broker.bootstrapServers());
    settings.put("group.id", Topic.TRAINERS_GROUP);
    return new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private static void send(String bootstrapServers, Topic topic, String... values) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            clients(bootstrapServers), new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        Future<RecordMetadata> sent =
            producer.send(new ProducerRecord<>(topic.topicName(), 0, "key", value));
        assertThat(sent).succeedsWithin(Duration.ofSeconds(30));
      }
    }
  }

  private static List<String> read(String bootstrapServers, Topic topic) {
    TopicPartition partition = new TopicPartition(topic.topicName(), 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            clients(bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
      }
    }
    return values;
  }

  private static Map<String, Object> clients(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }
}
