package io.netspace.local.bench;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.TrainingRun;
import io.netspace.contracts.wire.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A member of the trainers' share group that waits instead of training, and then publishes the
 * outcome that {@link ErrorLaw} gives. It takes batches: waits once, publishes all, and
 * acknowledges when the broker has all.
 */
final class WaitingTrainer implements Runnable, AutoCloseable {
  private static final String SOURCE = "/bench";
  private static final int LARGEST_BATCH = 500;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final double ERROR_OF_GUESSING = 75;

  private final String bootstrapServers;
  private final String name;
  private final Duration wait;
  private final Progress progress;
  private final EventCodec codec = new EventCodec();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private volatile boolean stopping;
  private final Thread thread;

  WaitingTrainer(String bootstrapServers, String name, Duration wait, Progress progress) {
    this.bootstrapServers = bootstrapServers;
    this.name = name;
    this.wait = wait;
    this.progress = progress;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Throws what ended it, if anything did. */
  void check() {
    RuntimeException thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
  }

  @Override
  public void run() {
    try (KafkaShareConsumer<String, byte[]> queue = queue();
        KafkaProducer<String, byte[]> outcomes = outcomes()) {
      queue.subscribe(List.of(Topics.CANDIDATES.topicName()));
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
    for (ConsumerRecord<String, byte[]> record : batch) {
      Outcome outcome = outcome(codec.parse(CandidateSampled.class, record.value()));
      outcomes.send(codec.encode(outcome, SOURCE, Instant.now()), progress::published);
    }
    outcomes.flush();
  }

  private Outcome outcome(CandidateSampled sampled) {
    Candidate candidate = sampled.candidate();
    double seconds = wait.toMillis() / 1e3;
    if (ErrorLaw.diverges(candidate)) {
      return new CandidateDiverged(
          sampled.provenance(),
          candidate,
          ERROR_OF_GUESSING,
          "loss was NaN in epoch 1",
          run(List.of(), seconds));
    }
    double error = ErrorLaw.errorPercent(candidate);
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
            Topics.TRAINERS_GROUP,
            "share.acknowledgement.mode",
            "explicit",
            "max.poll.records",
            LARGEST_BATCH),
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
