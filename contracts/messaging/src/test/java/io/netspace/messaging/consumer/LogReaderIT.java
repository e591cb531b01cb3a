package io.netspace.messaging.consumer;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.log.LogProjection;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogReaderIT {
  private static final TopicPartition PARTITION = new TopicPartition(Topic.OUTCOMES.topicName(), 0);
  private static final long END = 8;

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final List<Message<? extends Record<String, byte[]>>> deadLetters = new ArrayList<>();
  private final RecordingProjection projection = new RecordingProjection();
  private LogProgress progress = new LogProgress();
  private MongoClient client;
  private MockConsumer<String, byte[]> consumer;

  @BeforeEach
  void start() {
    client = MongoClients.create(server.bindAndGetConnectionString());
    consumer = new MockConsumer<>("earliest");
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, END));
  }

  @AfterEach
  void stop() {
    consumer.close();
    client.close();
    server.shutdownNow();
  }

  @Test
  void aPartitionNeverReadBeginsAtItsBeginning() {
    // Given
    LogReader log = assigned();
    // When
    log.read(batch(0, 1, 2), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aBatchIsOneEffect() {
    assigned().read(batch(0, 1, 2), projection);

    assertThat(projection.batches).hasSize(1);
  }

  @Test
  void anotherProcessGoesOnAfterTheLastEffect() {
    // Given
    assigned().read(batch(0, 1, 2, 3), projection);
    LogReader another = assigned();
    // When
    another.read(batch(0, 1, 2, 3), projection);
    another.read(batch(4), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void whatIsAppliedIsNotAppliedAgain() {
    // Given
    LogReader log = assigned();
    log.read(batch(0, 1), projection);
    // When
    log.read(batch(0, 1, 2), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aConsumerAheadOfTheStoreSeeksBack() {
    // Given
    LogReader log = assigned();
    log.read(batch(0, 1), projection);
    // When
    log.read(batch(4, 5), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L, 1L);
    assertThat(consumer.position(PARTITION)).isEqualTo(2);
  }

  @Test
  void thePositionMovesAfterTheEffectAndNotWithoutIt() {
    // Given
    LogReader log = assigned();
    projection.failure = new IllegalStateException("The store is unavailable.");
    // When
    assertThatThrownBy(() -> log.read(batch(0), projection))
        .hasMessage("The store is unavailable.");
    projection.failure = null;
    log.read(batch(0), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L);
    assertThat(log.nextOffset(PARTITION)).isEqualTo(1);
  }

  @Test
  void aStoreThatLostItsLastWritesIsReplayed() {
    // Given
    LogReader log = assigned();
    log.read(batch(0, 1, 2, 3), projection);
    new Positions(database().getCollection("positions")).set(PARTITION, 2);
    // When
    log.read(batch(4), projection);
    // Then
    assertThat(projection.forgotten).isEqualTo(1);
    assertThat(consumer.position(PARTITION)).isEqualTo(2);
    // When
    log.read(batch(5), projection);
    log.read(batch(2, 3, 4), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L, 1L, 2L, 3L, 4L, 2L, 3L, 4L);
  }

  @Test
  void anEmptiedStoreIsDetectedWithoutANewRecordAndFullyReplayed() {
    // Given
    LogReader log = assigned();
    log.read(batch(0, 1, 2, 3, 4, 5, 6, 7), projection);
    assertThat(log.caughtUp()).isTrue();
    database().drop();
    // When
    log.checkStore(projection);
    // Then
    assertThat(log.caughtUp()).isFalse();
    assertThat(projection.forgotten).isEqualTo(1);
    assertThat(consumer.position(PARTITION)).isZero();
    // When
    log.read(batch(0, 1, 2, 3, 4, 5, 6, 7), projection);
    // Then
    assertThat(log.caughtUp()).isTrue();
    assertThat(projection.batches).hasSize(2);
  }

  @Test
  void anUnchangedStoreIsNotReplayed() {
    // Given
    LogReader log = assigned();
    log.read(batch(0, 1), projection);
    // When
    log.checkStore(projection);
    // Then
    assertThat(projection.forgotten).isZero();
  }

  @Test
  void recordsAppliedBeyondTheFirstEndCountAsLagAfterALoss() {
    // Given
    LogReader log = assigned();
    log.read(batch(LongStream.range(0, END + 4).toArray()), projection);
    new Positions(database().getCollection("positions")).set(PARTITION, END + 2);
    // When
    log.checkStore(projection);
    // Then
    assertThat(log.caughtUp()).isFalse();
    assertThat(progress.lagByPartition()).containsEntry(PARTITION.toString(), 2L);
  }

  @Test
  void aPositionBeyondTheEndIsOfAnotherLogAndIsReset() {
    // Given
    new Positions(database().getCollection("positions")).nextOrInsert(PARTITION, 41);
    // When
    assigned().read(batch(0, 1), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L, 1L);
  }

  @Test
  void aPositionUpdateWithALostReplyIsDetectedAsApplied() {
    // Given
    LogReader log = assigned();
    log.read(batch(LongStream.range(0, END + 2).toArray()), projection);
    new Positions(database().getCollection("positions")).set(PARTITION, END + 3);
    // When
    log.read(batch(END + 2), projection);
    // Then
    assertThat(log.nextOffset(PARTITION)).isEqualTo(END + 3);
    assertThat(consumer.position(PARTITION)).isEqualTo(END + 3);
  }

  @Test
  void isCaughtUpWhenAllThatWasThereHasTakenEffect() {
    // Given
    LogReader log = assigned();
    assertThat(log.caughtUp()).isFalse();
    // When
    log.read(batch(0, 1, 2, 3, 4, 5, 6), projection);
    // Then
    assertThat(log.caughtUp()).isFalse();
    assertThat(progress.lagByPartition()).containsEntry(PARTITION.toString(), 1L);
    // When
    log.read(batch(7), projection);
    // Then
    assertThat(log.caughtUp()).isTrue();
  }

  @Test
  void theSubscriberIsCalledAfterEveryBatchAndEveryCheckOnceCaughtUp() {
    // Given
    CountingSubscriber subscriber = new CountingSubscriber(projection);
    LogConsumer consuming = new LogConsumer(assigned(), subscriber);
    // When
    consuming.checkProgress();
    consuming.consume(batch(0, 1, 2, 3));
    int whileReplaying = subscriber.calls;
    consuming.consume(batch(4, 5, 6, 7));
    int afterTheLastRecord = subscriber.calls;
    consuming.checkProgress();
    // Then
    assertThat(whileReplaying).isZero();
    assertThat(afterTheLastRecord).isEqualTo(1);
    assertThat(subscriber.calls).isEqualTo(2);
    assertThat(projection.offsets()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void aPoisonRecordIsDeadLetteredWithReasonAndOriginAndSkipped() {
    // Given
    LogReader log = assigned();
    ConsumerRecord<String, byte[]> poison =
        new ConsumerRecord<>(PARTITION.topic(), 0, 1, "key", new byte[] {'{'});
    // When
    log.read(batchOf(List.of(outcome(0), poison, outcome(2))), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L, 2L);
    assertThat(log.nextOffset(PARTITION)).isEqualTo(3);
    assertThat(deadLetters).hasSize(1);
    assertThat(deadLetters.getFirst().getPayload().key()).isEqualTo(PARTITION + "-1");
    assertThat(header(DeadLetterPublisher.REASON)).contains("ce_type is missing");
    assertThat(header(DeadLetterPublisher.OFFSET)).isEqualTo("1");
    assertThat(header(DeadLetterPublisher.SERVICE)).isEqualTo("a-service");
    assertThat(header(DeadLetterPublisher.KEY)).isEqualTo("key");
  }

  @Test
  void onlyTheRecordThatTheProjectionRejectsIsPoison() {
    // Given
    LogReader log = assigned();
    projection.refused = 1L;
    // When
    log.read(batch(0, 1, 2), projection);
    // Then
    assertThat(projection.offsets()).containsExactly(0L, 2L);
    assertThat(deadLetters).hasSize(1);
    assertThat(header(DeadLetterPublisher.REASON)).isEqualTo("offset 1 cannot be.");
  }

  @Test
  void anEventOnAnotherTopicThanItsOwnIsPoison() {
    // Given
    ConsumerRecord<String, byte[]> astray = record(Topic.DECISIONS.topicName(), 0);
    LogReader log = assigned();
    // When
    log.read(
        new ConsumerRecords<>(
            Map.of(new TopicPartition(astray.topic(), 0), List.of(astray)), Map.of()),
        projection);
    // Then
    assertThat(header(DeadLetterPublisher.REASON)).contains("CandidateTrained does not belong on");
  }

  private String header(String name) {
    return deadLetters
        .getFirst()
        .getMetadata(OutgoingKafkaRecordMetadata.class)
        .map(metadata -> metadata.getHeaders().lastHeader(name).value())
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .orElseThrow();
  }

  private LogReader assigned() {
    progress = new LogProgress();
    LogReader log =
        new LogReader(
            progress,
            new Positions(database().getCollection("positions")),
            new DeadLetterPublisher("a-service", recordingEmitter()),
            nexts -> nexts.forEach(consumer::seek));
    new SeekToPositions(progress).onPartitionsAssigned(consumer, List.of(PARTITION));
    return log;
  }

  private MongoDatabase database() {
    return client.getDatabase("service");
  }

  /** An emitter that stores what it is given. */
  @SuppressWarnings("unchecked")
  private MutinyEmitter<Record<String, byte[]>> recordingEmitter() {
    return (MutinyEmitter<Record<String, byte[]>>)
        Proxy.newProxyInstance(
            LogReaderIT.class.getClassLoader(),
            new Class<?>[] {MutinyEmitter.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("sendMessage")) {
                throw new UnsupportedOperationException(method.getName());
              }
              deadLetters.add((Message<Record<String, byte[]>>) arguments[0]);
              return Uni.createFrom().voidItem();
            });
  }

  private static ConsumerRecords<String, byte[]> batch(long... offsets) {
    return batchOf(LongStream.of(offsets).mapToObj(LogReaderIT::outcome).toList());
  }

  private static ConsumerRecords<String, byte[]> batchOf(
      List<ConsumerRecord<String, byte[]>> records) {
    return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of());
  }

  private static ConsumerRecord<String, byte[]> outcome(long offset) {
    return record(PARTITION.topic(), offset);
  }

  private static ConsumerRecord<String, byte[]> record(String topic, long offset) {
    ProducerRecord<String, byte[]> out =
        new EventCodec()
            .encode(aCandidate().at((int) offset).thatTrainedTo(50), "/trainer", Instant.EPOCH);
    ConsumerRecord<String, byte[]> in =
        new ConsumerRecord<>(topic, 0, offset, out.key(), out.value());
    out.headers().forEach(in.headers()::add);
    return in;
  }

  private static final class CountingSubscriber implements LogSubscriber {
    private final LogProjection projection;
    private int calls;

    CountingSubscriber(LogProjection projection) {
      this.projection = projection;
    }

    @Override
    public LogProjection projection() {
      return projection;
    }

    @Override
    public void onCaughtUp() {
      calls++;
    }
  }

  /** A projection that records what was applied to it. */
  private static final class RecordingProjection implements LogProjection {
    private final List<List<LogEntry>> batches = new ArrayList<>();
    private int forgotten;
    private RuntimeException failure;
    private Long refused;

    @Override
    public void apply(List<LogEntry> entries) {
      if (failure != null) {
        throw failure;
      }
      if (refused != null && entries.stream().anyMatch(e -> e.offset() == refused)) {
        throw new IllegalArgumentException("offset " + refused + " cannot be.");
      }
      batches.add(entries);
    }

    @Override
    public void reset() {
      forgotten++;
    }

    List<Long> offsets() {
      return batches.stream().flatMap(List::stream).map(LogEntry::offset).toList();
    }
  }
}
