package io.netspace.trainer.adapter.inbound;

import static io.netspace.messaging.testing.EventFixtures.anEvent;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.Event;
import io.netspace.trainer.application.CloseWork;
import io.netspace.trainer.application.ClosedWork;
import io.netspace.trainer.application.InMemoryArtifactStore;
import io.netspace.trainer.application.StudyDataSets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosureConsumerTest {
  private final MockConsumer<String, byte[]> log = new MockConsumer<>("earliest");
  private final ClosedWork closings = new ClosedWork();
  private final ClosureConsumer consumer =
      new ClosureConsumer(
          () -> log, new CloseWork(closings, new StudyDataSets(), new InMemoryArtifactStore(0)));
  private final Thread thread = new Thread(consumer);

  @AfterEach
  void stop() throws InterruptedException {
    consumer.stop();
    thread.join();
  }

  @Test
  void itIsCaughtUpOnceEverythingFromBeforeIsRead() {
    // Given
    aTopic(Topic.STUDIES, 0);
    aTopic(Topic.DESIGN_SPACES, 2);
    log.schedulePollTask(() -> log.addRecord(poison(0)));
    log.schedulePollTask(() -> log.addRecord(record(anEvent(PopulationClosed.class), 1)));
    boolean before = consumer.isCaughtUp();

    // When
    thread.start();

    // Then
    await().until(consumer::isCaughtUp);
    assertThat(before).isFalse();
    assertThat(closings.includes(aCandidate().candidate())).isTrue();
  }

  @Test
  void aClosingThatIsPoisonClosesNothing() {
    // Given
    aTopic(Topic.STUDIES, 0);
    aTopic(Topic.DESIGN_SPACES, 2);
    ConsumerRecord<String, byte[]> untimely = record(anEvent(PopulationClosed.class), 0);
    untimely.headers().add("ce_time", "yesterday".getBytes(StandardCharsets.UTF_8));
    log.schedulePollTask(() -> log.addRecord(untimely));
    log.schedulePollTask(() -> log.addRecord(misplacedRecord(anEvent(StudyCancelled.class), 1)));

    // When
    thread.start();

    // Then
    await().until(consumer::isCaughtUp);
    assertThat(closings.includes(aCandidate().candidate())).isFalse();
  }

  @Test
  void anUndoneRefinementClosesNothing() {
    // Given
    aTopic(Topic.STUDIES, 1);
    aTopic(Topic.DESIGN_SPACES, 0);
    log.schedulePollTask(() -> log.addRecord(record(anEvent(RefinementUndone.class), 0)));

    // When
    thread.start();

    // Then
    await().until(consumer::isCaughtUp);
    assertThat(closings.includes(aCandidate().candidate())).isFalse();
  }

  @Test
  void itGoesOnReading() {
    // Given
    aTopic(Topic.STUDIES, 0);
    aTopic(Topic.DESIGN_SPACES, 0);
    thread.start();
    await().until(consumer::isCaughtUp);

    // When
    log.schedulePollTask(() -> log.addRecord(record(anEvent(StudyCancelled.class), 0)));

    // Then
    await().until(() -> closings.includes(aCandidate().candidate()));
  }

  @Test
  void itWaitsForATopicThatIsNotThereYet() {
    // Given
    aTopic(Topic.STUDIES, 0);
    thread.start();

    // When
    aTopic(Topic.DESIGN_SPACES, 0);

    // Then
    await().until(consumer::isCaughtUp);
  }

  private void aTopic(Topic topic, long end) {
    TopicPartition partition = new TopicPartition(topic.topicName(), 0);
    log.updateBeginningOffsets(Map.of(partition, 0L));
    log.updateEndOffsets(Map.of(partition, end));
    Node[] nodes = {Node.noNode()};
    log.updatePartitions(
        topic.topicName(),
        List.of(new PartitionInfo(topic.topicName(), 0, nodes[0], nodes, nodes)));
  }

  private static ConsumerRecord<String, byte[]> record(Event event, long offset) {
    ProducerRecord<String, byte[]> out = new EventCodec().encode(event, "/analyzer", Instant.EPOCH);
    ConsumerRecord<String, byte[]> in =
        new ConsumerRecord<>(out.topic(), 0, offset, out.key(), out.value());
    out.headers().forEach(in.headers()::add);
    return in;
  }

  /** An event on the design spaces' topic, wherever it belongs. */
  private static ConsumerRecord<String, byte[]> misplacedRecord(Event event, long offset) {
    ConsumerRecord<String, byte[]> right = record(event, offset);
    ConsumerRecord<String, byte[]> wrong =
        new ConsumerRecord<>(
            Topic.DESIGN_SPACES.topicName(), 0, offset, right.key(), right.value());
    right.headers().forEach(wrong.headers()::add);
    return wrong;
  }

  private static ConsumerRecord<String, byte[]> poison(long offset) {
    return new ConsumerRecord<>(
        Topic.DESIGN_SPACES.topicName(), 0, offset, "poison", new byte[] {1});
  }
}
