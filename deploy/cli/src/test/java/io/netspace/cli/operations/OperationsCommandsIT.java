package io.netspace.cli.operations;

import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.gateway.adapter.outbound.MongoReadModelStore;
import io.netspace.gateway.application.ReadModelChanges;
import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.embedded.EmbeddedBroker;
import io.netspace.local.embedded.EmbeddedStore;
import io.netspace.local.embedded.LoopbackPorts;
import io.netspace.local.embedded.TopicProvisioning;
import io.netspace.local.process.Installation;
import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.Event;
import io.netspace.model.testing.CandidateFixture;
import io.netspace.offline.common.Terminal;
import io.netspace.sampler.adapter.outbound.MongoPopulationStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit and the dead letters, on records and facts written by hand. */
class OperationsCommandsIT {
  private static final CandidateFixture TRAINED = aCandidate();
  private static final CandidateFixture WAITING = aCandidate().at(1);
  private static final String BURIED = "netspace.outcomes.v1-2-17";

  private final EventCodec codec = new EventCodec();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @TempDir Path directory;
  private EmbeddedBroker broker;
  private EmbeddedStore store;
  private MongoClient mongo;

  @BeforeEach
  void start() {
    LoopbackPorts ports = new LoopbackPorts(directory.resolve("ports"));
    broker = EmbeddedBroker.start(directory.resolve("kafka"), ports);
    TopicProvisioning.ensureTopics(broker.bootstrapServers());
    store = EmbeddedStore.start(directory.resolve("store"), ports);
    mongo = MongoClients.create(store.connectionString());
  }

  @AfterEach
  void stop() {
    mongo.close();
    store.close();
    broker.close();
  }

  @Test
  void threeEqualSourcesAreClean() {
    // Given
    publish(sampled(WAITING), sampled(TRAINED), TRAINED.thatTrainedTo(30));
    publish(sampled(TRAINED), TRAINED.thatDiverged());
    writeSamplerRecords(CandidateResult.TRAINED);
    writeGatewayRecords();
    writePositionsAtEnd();
    // When
    int exitCode = execute("audit", "--output", "json");
    // Then
    assertThat(stderr()).isEqualTo("clean\n");
    assertThat(exitCode).isZero();
    assertThat(out.toString(UTF_8))
        .hasLineCount(1)
        .contains("\"equal\":true", "\"sampled\":2", "\"trained\":1", "\"outstanding\":1");
  }

  @Test
  void aDifferentOutcomeIsNamedWithItsCandidate() {
    // Given
    publish(sampled(WAITING), sampled(TRAINED), TRAINED.thatTrainedTo(30));
    writeSamplerRecords(CandidateResult.DIVERGED);
    writeGatewayRecords();
    writePositionsAtEnd();
    // When
    int exitCode = execute("audit");
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(out.toString(UTF_8))
        .contains("the accounts differ", TRAINED.candidate().id().value(), "diverged")
        .contains("gateway, topics");
  }

  @Test
  void anUnknownStudyIsRefused() {
    // Given
    writePositionsAtEnd();
    // When
    int exitCode = execute("audit", "no-such-study");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("no-such-study").hasLineCount(1);
  }

  @Test
  void aDeadLetterIsReplayedOnceAndThenShownAsReplayed() {
    // Given
    writeDeadLetter();
    // When
    int exitCode = executeOnBroker("dlq", "replay", "--all");
    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr()).contains(BURIED, "1 dead letters are replayed");
    executeOnBroker("dlq", "replay", "--all");
    assertThat(stderr()).contains("0 dead letters are replayed");
    executeOnBroker("dlq", "list", "--output", "json");
    assertThat(out.toString(UTF_8))
        .hasLineCount(1)
        .contains(BURIED, "\"replayed\":true", "gateway", "sampler-service");
    assertThat(outcomes()).containsExactly("study-1 = spoilt");
  }

  @Test
  void anOriginWithoutADeadLetterIsRefused() {
    // When
    int exitCode = executeOnBroker("dlq", "replay", BURIED);
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains(BURIED).hasLineCount(1);
  }

  @Test
  void anEmptyDeadLetterQueueIsReported() {
    // When
    int exitCode = executeOnBroker("dlq", "list");
    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr()).isEqualTo("There are no dead letters.\n");
  }

  private void publish(Event... events) {
    send(List.of(events).stream().map(e -> codec.encode(e, "/test", Instant.EPOCH)).toList());
  }

  private void writeDeadLetter() {
    List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();
    for (String service : List.of("sampler-service", "gateway")) {
      ProducerRecord<String, byte[]> letter =
          new ProducerRecord<>(
              Topic.OUTCOMES.deadLetterTopicName(), BURIED, "spoilt".getBytes(UTF_8));
      Map.of(
              DeadLetterPublisher.REASON, "header ce_type is missing",
              DeadLetterPublisher.TOPIC, Topic.OUTCOMES.topicName(),
              DeadLetterPublisher.PARTITION, "2",
              DeadLetterPublisher.OFFSET, "17",
              DeadLetterPublisher.SERVICE, service,
              DeadLetterPublisher.KEY, "study-1")
          .forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
      letters.add(letter);
    }
    send(letters);
  }

  private void send(List<ProducerRecord<String, byte[]>> records) {
    try (BrokerClient client = BrokerClient.connect(broker.bootstrapServers())) {
      client.publish(records);
    }
  }

  private List<String> outcomes() {
    List<String> found = new ArrayList<>();
    try (BrokerClient client = BrokerClient.connect(broker.bootstrapServers())) {
      client.read(
          client.endOffsetsOf(List.of(Topic.OUTCOMES)),
          record -> found.add(record.key() + " = " + new String(record.value(), UTF_8)));
    }
    return found;
  }

  private void writeSamplerRecords(CandidateResult fateOfTrained) {
    io.netspace.sampler.application.WriteBatch changes =
        new io.netspace.sampler.application.WriteBatch();
    changes.put(fact(TRAINED, fateOfTrained)).put(fact(WAITING, CandidateResult.OUTSTANDING));
    new MongoPopulationStore(mongo.getDatabase("netspace_sampler")).save(changes);
  }

  private static io.netspace.sampler.domain.state.CandidateRecord fact(
      CandidateFixture fixture, CandidateResult fate) {
    return new io.netspace.sampler.domain.state.CandidateRecord(
        fixture.candidate().id(),
        fixture.population().study(),
        fixture.population().id(),
        fixture.index(),
        fixture.replicate(),
        fixture.index(),
        fate,
        null);
  }

  private void writeGatewayRecords() {
    CandidateBlock.Builder block =
        CandidateBlock.builder(ReplicateGroup.of(TRAINED.candidate()), 0);
    block.put(
        TRAINED.index(),
        standing(TRAINED).withSampling(1, 1).withOutcome(TRAINED.thatTrainedTo(30), 0, 2));
    block.put(WAITING.index(), standing(WAITING).withSampling(0, 1));
    new MongoReadModelStore(mongo.getDatabase("netspace_gateway"))
        .save(
            new ReadModelChanges(
                List.of(), List.of(), List.of(block.build()), List.of(), List.of()));
  }

  private static CandidateRecord standing(CandidateFixture fixture) {
    return CandidateRecord.of(fixture.candidate().id(), fixture.candidate().complexity());
  }

  /** Both services have read what there is. */
  private void writePositionsAtEnd() {
    try (BrokerClient client = BrokerClient.connect(broker.bootstrapServers())) {
      Map<TopicPartition, Long> ends =
          client.endOffsetsOf(List.of(Topic.CANDIDATES, Topic.OUTCOMES));
      for (String database : List.of("netspace_sampler", "netspace_gateway")) {
        MongoDatabase service = mongo.getDatabase(database);
        ends.forEach(
            (partition, end) ->
                service
                    .getCollection("positions")
                    .insertOne(new Document("_id", partition.toString()).append("next", end)));
      }
    }
  }

  private int execute(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--kafka", broker.bootstrapServers(), "--store", store.connectionString()));
    return run(all);
  }

  private int executeOnBroker(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--kafka", broker.bootstrapServers()));
    return run(all);
  }

  private int run(List<String> arguments) {
    CommandContext context =
        new CommandContext(
            new Installation(directory),
            new PrintStream(out, true, UTF_8),
            new Terminal(new PrintStream(stderr, true, UTF_8), false, 80));
    return Netspace.commandLine(context).execute(arguments.toArray(String[]::new));
  }

  private String stderr() {
    return stderr.toString(UTF_8);
  }
}
