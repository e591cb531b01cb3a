package io.netspace.contracts.wire;

import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netspace.contracts.vocabulary.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayFromPositionsIT {
  private static final TopicPartition PARTITION = new TopicPartition("netspace.studies.v1", 0);
  private static final long BEGINNING = 2;
  private static final long END = 5;

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private MongoClient client;
  private Positions positions;
  private MockConsumer<String, byte[]> consumer;

  @BeforeEach
  void start() {
    client = MongoClients.create(server.bindAndGetConnectionString());
    positions = reopened();
    consumer = new MockConsumer<>("earliest");
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, BEGINNING));
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
    assign(positions);

    assertThat(consumer.position(PARTITION)).isEqualTo(BEGINNING);
    assertThat(positions.caughtUp()).isFalse();
  }

  @Test
  void anotherProcessGoesOnAfterTheLastEffect() {
    // Given
    assign(positions);
    positions.applied(PARTITION, 3);
    // When
    assign(reopened());
    // Then
    assertThat(consumer.position(PARTITION)).isEqualTo(4);
  }

  @Test
  void aPositionBeyondTheEndIsOfAnotherLogAndBeginsAgain() {
    // Given
    positions.applied(PARTITION, 41);
    // When
    assign(reopened());
    // Then
    assertThat(consumer.position(PARTITION)).isEqualTo(BEGINNING);
  }

  @Test
  void isCaughtUpWhenAllThatWasThereHasTakenEffect() {
    // Given
    assign(positions);
    assertThat(positions.caughtUp()).isFalse();
    // When
    positions.applied(PARTITION, END - 1);
    // Then
    assertThat(positions.caughtUp()).isTrue();
  }

  @Test
  void thePositionMovesAfterTheEffectAndNotWithoutIt() {
    // Given
    LogReader log = new LogReader(positions);
    List<Event> effects = new ArrayList<>();
    // When
    log.read(request(2), effects::add);
    assertThatThrownBy(
            () ->
                log.read(
                    request(3),
                    _ -> {
                      throw new IllegalStateException("The store is away.");
                    }))
        .hasMessage("The store is away.");
    // Then
    assertThat(effects).containsExactly(aStudy().thatIsRequested());
    assertThat(positions.next(PARTITION)).hasValue(3);
  }

  @Test
  void poisonIsPassedOver() {
    // Given
    LogReader log = new LogReader(positions);
    ConsumerRecord<String, byte[]> poison =
        new ConsumerRecord<>(PARTITION.topic(), 0, 4, "key", new byte[] {'{'});
    // When / Then
    assertThatThrownBy(() -> log.read(poison, _ -> {})).isInstanceOf(PoisonException.class);
    assertThat(positions.next(PARTITION)).hasValue(5);
  }

  private static ConsumerRecord<String, byte[]> request(long offset) {
    ProducerRecord<String, byte[]> out =
        new EventCodec().encode(aStudy().thatIsRequested(), "/gateway", Instant.EPOCH);
    ConsumerRecord<String, byte[]> in =
        new ConsumerRecord<>(PARTITION.topic(), 0, offset, out.key(), out.value());
    out.headers().forEach(in.headers()::add);
    return in;
  }

  private void assign(Positions to) {
    new ReplayFromPositions(to).onPartitionsAssigned(consumer, List.of(PARTITION));
  }

  private Positions reopened() {
    return new Positions(client.getDatabase("service").getCollection("positions"));
  }
}
