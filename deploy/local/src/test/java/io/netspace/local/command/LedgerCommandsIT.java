package io.netspace.local.command;

import static io.netspace.contracts.Fixtures.aCandidate;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.netspace.contracts.CandidateFixture;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.DeadLetters;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.gateway.adapter.outbound.MongoStudyViewStore;
import io.netspace.gateway.application.Changes;
import io.netspace.gateway.domain.Cohort;
import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.Standing;
import io.netspace.local.Terminal;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.embedded.EmbeddedBroker;
import io.netspace.local.embedded.EmbeddedStore;
import io.netspace.local.embedded.LoopTopics;
import io.netspace.local.embedded.LoopbackPorts;
import io.netspace.local.process.Installation;
import io.netspace.sampler.adapter.outbound.MongoPopulationStore;
import io.netspace.sampler.domain.CandidateFact;
import io.netspace.sampler.domain.Fate;
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
class LedgerCommandsIT {
  private static final CandidateFixture TRAINED = aCandidate();
  private static final CandidateFixture WAITING = aCandidate().at(1);
  private static final String BURIED = "netspace.outcomes.v1-2-17";

  private final EventCodec codec = new EventCodec();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @TempDir Path directory;
  private EmbeddedBroker broker;
  private EmbeddedStore store;
  private MongoClient mongo;

  @BeforeEach
  void start() {
    LoopbackPorts ports = new LoopbackPorts(directory.resolve("ports"));
    broker = EmbeddedBroker.start(directory.resolve("kafka"), ports);
    LoopTopics.create(broker.bootstrapServers());
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
  void threeEqualAccountsAreClean() {
    // Given
    publish(WAITING.thatWaits(), TRAINED.thatWaits(), TRAINED.thatTrainedTo(30));
    publish(TRAINED.thatWaits(), TRAINED.thatDiverged());
    samplerNotes(Fate.TRAINED);
    gatewayNotes();
    appliedAll();
    // When
    int exitCode = execute("audit", "--output", "json");
    // Then
    assertThat(told()).isEqualTo("clean\n");
    assertThat(exitCode).isZero();
    assertThat(out.toString(UTF_8))
        .hasLineCount(1)
        .contains("\"equal\":true", "\"sampled\":2", "\"trained\":1", "\"outstanding\":1");
  }

  @Test
  void aDifferentFateIsNamedWithItsCandidate() {
    // Given
    publish(WAITING.thatWaits(), TRAINED.thatWaits(), TRAINED.thatTrainedTo(30));
    samplerNotes(Fate.DIVERGED);
    gatewayNotes();
    appliedAll();
    // When
    int exitCode = execute("audit");
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(out.toString(UTF_8))
        .contains("the accounts differ", TRAINED.candidate().id().value(), "diverged")
        .contains("gateway, topics");
  }

  @Test
  void aStudyThatNobodyKnowsIsRefused() {
    // Given
    appliedAll();
    // When
    int exitCode = execute("audit", "no-such-study");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(told()).contains("no-such-study").hasLineCount(1);
  }

  @Test
  void aDeadLetterIsSentAgainOnceAndThenShownAsReplayed() {
    // Given
    bury();
    // When
    int exitCode = executeOnBroker("dlq", "replay", "--all");
    // Then
    assertThat(exitCode).isZero();
    assertThat(told()).contains(BURIED, "1 dead letters are replayed");
    executeOnBroker("dlq", "replay", "--all");
    assertThat(told()).contains("0 dead letters are replayed");
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
    assertThat(told()).contains(BURIED).hasLineCount(1);
  }

  @Test
  void noDeadLettersAreSaid() {
    // When
    int exitCode = executeOnBroker("dlq", "list");
    // Then
    assertThat(exitCode).isZero();
    assertThat(told()).isEqualTo("There are no dead letters.\n");
  }

  private void publish(Event... events) {
    send(List.of(events).stream().map(e -> codec.encode(e, "/test", Instant.EPOCH)).toList());
  }

  private void bury() {
    List<ProducerRecord<String, byte[]>> letters = new ArrayList<>();
    for (String service : List.of("sampler-service", "gateway")) {
      ProducerRecord<String, byte[]> letter =
          new ProducerRecord<>(Topics.OUTCOMES.deadLetterName(), BURIED, "spoilt".getBytes(UTF_8));
      Map.of(
              DeadLetters.REASON, "header ce_type is missing",
              DeadLetters.TOPIC, Topics.OUTCOMES.topicName(),
              DeadLetters.PARTITION, "2",
              DeadLetters.OFFSET, "17",
              DeadLetters.SERVICE, service,
              DeadLetters.KEY, "study-1")
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
          client.endsOf(List.of(Topics.OUTCOMES)),
          record -> found.add(record.key() + " = " + new String(record.value(), UTF_8)));
    }
    return found;
  }

  private void samplerNotes(Fate fateOfTrained) {
    io.netspace.sampler.application.Changes changes = new io.netspace.sampler.application.Changes();
    changes.with(fact(TRAINED, fateOfTrained)).with(fact(WAITING, Fate.OUTSTANDING));
    new MongoPopulationStore(mongo.getDatabase("netspace_sampler")).save(changes);
  }

  private static CandidateFact fact(CandidateFixture fixture, Fate fate) {
    return new CandidateFact(
        fixture.candidate().id(),
        fixture.population().study(),
        fixture.population().id(),
        fixture.index(),
        fixture.replicate(),
        fixture.index(),
        fate,
        null);
  }

  private void gatewayNotes() {
    FateBlock.Draft block = FateBlock.draft(Cohort.of(TRAINED.candidate()), 0);
    block.put(
        TRAINED.index(), standing(TRAINED).sampled(1, 1).ended(TRAINED.thatTrainedTo(30), 0, 2));
    block.put(WAITING.index(), standing(WAITING).sampled(0, 1));
    new MongoStudyViewStore(mongo.getDatabase("netspace_gateway"))
        .save(new Changes(List.of(), List.of(), List.of(block.done()), List.of(), List.of()));
  }

  private static Standing standing(CandidateFixture fixture) {
    return Standing.of(fixture.candidate().id(), fixture.candidate().complexity());
  }

  /** Both services have read what there is. */
  private void appliedAll() {
    try (BrokerClient client = BrokerClient.connect(broker.bootstrapServers())) {
      Map<TopicPartition, Long> ends = client.endsOf(List.of(Topics.CANDIDATES, Topics.OUTCOMES));
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
    Context context =
        new Context(
            new Installation(directory),
            new PrintStream(out, true, UTF_8),
            new Terminal(new PrintStream(told, true, UTF_8), false, 80));
    return Netspace.commandLine(context).execute(arguments.toArray(String[]::new));
  }

  private String told() {
    return told.toString(UTF_8);
  }
}
