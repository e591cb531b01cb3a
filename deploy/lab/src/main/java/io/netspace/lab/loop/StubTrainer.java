package io.netspace.lab.loop;

import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.TrainingRun;
import io.netspace.offline.common.CommandException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A member of the trainers' share group that waits instead of training, and then publishes the
 * outcome that {@link SyntheticErrors} gives. It takes batches: waits once, publishes all, and
 * acknowledges when the broker has all.
 */
final class StubTrainer implements Runnable, AutoCloseable {
  private static final String SOURCE = "/bench";
  private static final int MAX_BATCH = 500;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final double CHANCE_ERROR_PERCENT = 75;

  private final String bootstrapServers;
  private final String name;
  private final Duration wait;
  private final OutcomeThroughput progress;
  private final EventCodec codec = new EventCodec();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private volatile boolean stopping;
  private final Thread thread;

  StubTrainer(String bootstrapServers, String name, Duration wait, OutcomeThroughput progress) {
    this.bootstrapServers = bootstrapServers;
    this.name = name;
    this.wait = wait;
    this.progress = progress;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Throws the exception that ended it, if any. */
  void throwIfFailed() {
    RuntimeException thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
  }

  @Override
  public void run() {
    try (KafkaShareConsumer<String, byte[]> queue = queue();
        KafkaProducer<String, byte[]> outcomes = outcomes()) {
      queue.subscribe(List.of(Topic.CANDIDATES.topicName()));
      while (!stopping) {
        ConsumerRecords<String, byte[]> batch = queue.poll(POLL);
        if (!batch.isEmpty()) {
          train(batch, outcomes);
          batch.forEach(queue::acknowledge);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void train(ConsumerRecords<String, byte[]> batch, KafkaProducer<String, byte[]> outcomes)
      throws InterruptedException {
    Thread.sleep(wait);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : batch) {
      Outcome outcome = outcome(codec.parse(CandidateSampled.class, record.value()));
      sent.add(outcomes.send(codec.encode(outcome, SOURCE, Instant.now()), progress::onPublished));
    }
    outcomes.flush();
    for (Future<RecordMetadata> each : sent) {
      requireDurable(each);
    }
  }

  private static void requireDurable(Future<RecordMetadata> sent) throws InterruptedException {
    try {
      RecordMetadata _ = sent.get();
    } catch (ExecutionException e) {
      throw CommandException.failed("The broker refused an outcome.", e);
    }
  }

  private Outcome outcome(CandidateSampled sampled) {
    Candidate candidate = sampled.candidate();
    double seconds = wait.toMillis() / 1e3;
    if (SyntheticErrors.diverges(candidate)) {
      return new CandidateDiverged(
          sampled.provenance(),
          candidate,
          CHANCE_ERROR_PERCENT,
          "loss was NaN in epoch 1",
          run(List.of(), seconds));
    }
    double error = SyntheticErrors.errorPercent(candidate);
    return new CandidateTrained(
        sampled.provenance(),
        candidate,
        error,
        run(List.of(new EpochResult(1, 0.1, error / 30, error, seconds)), seconds));
  }

  private TrainingRun run(List<EpochResult> curve, double seconds) {
    return new TrainingRun(curve, seconds, 0, 1, name, "none", "waiting");
  }

  private KafkaShareConsumer<String, byte[]> queue() {
    return new KafkaShareConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            Topic.TRAINERS_GROUP,
            "share.acknowledgement.mode",
            "explicit",
            "max.poll.records",
            MAX_BATCH),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private KafkaProducer<String, byte[]> outcomes() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
