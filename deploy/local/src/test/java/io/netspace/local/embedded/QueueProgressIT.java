package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.Topic;
import io.netspace.sampler.adapter.outbound.KafkaClients;
import io.netspace.sampler.adapter.outbound.KafkaQueue;
import io.netspace.sampler.application.QueueProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sampler makes of the trainers' share group on a real broker. */
class QueueProgressIT {
  private static final int DELIVERY_LIMIT = 10;

  @TempDir Path directory;

  private EmbeddedBroker broker;
  private KafkaClients clients;
  private KafkaQueue queue;

  @BeforeEach
  void start() {
    broker =
        EmbeddedBroker.start(
            directory.resolve("kafka"), new LoopbackPorts(directory.resolve("ports")));
    TopicProvisioning.ensureTopics(broker.bootstrapServers());
    clients = new KafkaClients(settings());
    queue = new KafkaQueue(clients);
  }

  @AfterEach
  void stop() {
    clients.close();
    broker.close();
  }

  @Test
  void anUnusedQueueHasNoCompletedRecords() {
    // Given
    send(3);

    // When
    QueueProgress progress = queue.progress();

    // Then
    assertThat(progress).isEqualTo(progress(0, 3));
    assertThat(queue.deliveryLimit()).isEqualTo(DELIVERY_LIMIT);
  }

  @Test
  void aRecordThatIsHeldIsNotPassedThoughLaterOnesAreDoneWith() {
    // Given
    send(3);
    try (Trainer holder = new Trainer();
        Trainer other = new Trainer()) {
      holder.take(0);
      other.accept(1);
      other.accept(2);

      // When
      QueueProgress progress = queue.progress();

      // Then
      assertThat(progress).isEqualTo(progress(0, 1));
    }
  }

  @Test
  void aRecordThatIsReleasedIsNotPassed() {
    // Given
    send(1);
    try (Trainer trainer = new Trainer()) {
      trainer.release(0);

      // When
      QueueProgress progress = queue.progress();

      // Then
      assertThat(progress).isEqualTo(progress(0, 1));
    }
  }

  @Test
  void whatWasDoneWithIsPassedAtTheNextAcknowledgement() {
    // Given
    send(3);
    try (Trainer trainer = new Trainer()) {
      trainer.accept(0);
      QueueProgress afterTheFirst = queue.progress();
      trainer.accept(1);

      // When
      QueueProgress afterTheSecond = queue.progress();

      // Then
      assertThat(afterTheFirst).isEqualTo(progress(0, 2));
      assertThat(afterTheSecond).isEqualTo(progress(1, 1));
    }
  }

  @Test
  void aQueueOfWhichNothingIsLeftIsPassedToItsEnd() {
    // Given
    send(2);
    try (Trainer trainer = new Trainer()) {
      trainer.accept(0);
      trainer.accept(1);

      // When
      QueueProgress progress = queue.progress();

      // Then
      assertThat(progress).isEqualTo(progress(2, 0));
    }
  }

  @Test
  void aRecordThatTheBrokerGaveUpIsPassedThoughItIsTheLast() {
    // Given
    send(1);
    try (Trainer trainer = new Trainer()) {
      for (int delivery = 1; delivery < DELIVERY_LIMIT; delivery++) {
        trainer.release(0);
      }
      QueueProgress before = queue.progress();
      trainer.release(0);

      // When
      QueueProgress progress = queue.progress();

      // Then
      assertThat(before).isEqualTo(progress(0, 1));
      assertThat(progress).isEqualTo(progress(1, 0));
    }
  }

  @Test
  void aRestartOfTheBrokerChangesNothing() {
    // Given
    send(4);
    try (Trainer holder = new Trainer();
        Trainer other = new Trainer()) {
      other.accept(0);
      other.accept(1);
      holder.take(2);
      other.accept(3);
      QueueProgress before = queue.progress();

      // When
      stop();
      start();

      // Then
      assertThat(before).isEqualTo(progress(2, 1));
      assertThat(queue.progress()).isEqualTo(before);
    }
  }

  private static QueueProgress progress(long passed, long waiting) {
    return new QueueProgress(Map.of(0, passed), waiting);
  }

  private Map<String, Object> settings() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private void send(int records) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < records; i++) {
        Future<RecordMetadata> sent =
            producer.send(new ProducerRecord<>(Topic.CANDIDATES.topicName(), 0, "key", "value"));
        assertThat(sent).succeedsWithin(Duration.ofSeconds(30));
      }
    }
  }

  /** A member of the trainers' group that has one record at a time. */
  private final class Trainer implements AutoCloseable {
    private final KafkaShareConsumer<String, String> consumer;

    Trainer() {
      Map<String, Object> settings = new HashMap<>(settings());
      settings.put("group.id", Topic.TRAINERS_GROUP);
      settings.put("share.acknowledgement.mode", "explicit");
      settings.put("share.acquire.mode", "record_limit");
      settings.put("max.poll.records", 1);
      consumer =
          new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
      consumer.subscribe(List.of(Topic.CANDIDATES.topicName()));
    }

    void accept(long offset) {
      acknowledge(take(offset), AcknowledgeType.ACCEPT);
    }

    void release(long offset) {
      acknowledge(take(offset), AcknowledgeType.RELEASE);
    }

    /** Takes the next record, which must be this one, and holds it. */
    ConsumerRecord<String, String> take(long offset) {
      ConsumerRecord<String, String> taken =
          Awaitility.await()
              .pollInSameThread()
              .atMost(Duration.ofSeconds(60))
              .until(
                  () -> consumer.poll(Duration.ofMillis(500)).records(Topic.CANDIDATES.topicName()),
                  records -> records.iterator().hasNext())
              .iterator()
              .next();
      assertThat(taken.offset()).isEqualTo(offset);
      return taken;
    }

    private void acknowledge(ConsumerRecord<String, String> record, AcknowledgeType type) {
      consumer.acknowledge(record, type);
      assertThat(consumer.commitSync().values())
          .allSatisfy(problem -> assertThat(problem).isEmpty());
    }

    @Override
    public void close() {
      consumer.close(Duration.ofSeconds(1));
    }
  }
}
