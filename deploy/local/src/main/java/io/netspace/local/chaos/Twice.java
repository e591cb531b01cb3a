package io.netspace.local.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes every record of the loop once more, each after a delay of its own: every event is in
 * the log twice, and the copies stand in another order.
 */
final class Twice implements Disturber {
  /** Marks a copy, which is not copied. */
  private static final String COPY = "netspace-chaos-copy";

  private static final int LONGEST_DELAY_MILLIS = 10_000;
  private static final Duration LAST_COPIES = Duration.ofMinutes(2);

  private final Random random;
  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicInteger copied = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  Twice(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public void disturb(Scene scene) throws InterruptedException {
    String bootstrapServers = scene.netspace().bootstrapServers();
    try (KafkaProducer<String, byte[]> producer = LogProducer.of(bootstrapServers);
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      try (LogTail tail =
          LogTail.of(bootstrapServers, record -> copyLater(record, producer, later))) {
        while (!scene.atRest()) {
          tail.check();
          scene.doing("%d records copied".formatted(copied.get()));
          scene.pause(Duration.ofSeconds(1));
        }
      }
      later.shutdown();
      if (!later.awaitTermination(LAST_COPIES.toMillis(), TimeUnit.MILLISECONDS)) {
        failures.add("The last copies were not sent in time.");
      }
    }
    scene.say("published %d records once more".formatted(copied.get()));
  }

  private void copyLater(
      ConsumerRecord<String, byte[]> record,
      KafkaProducer<String, byte[]> producer,
      ScheduledExecutorService later) {
    if (record.headers().lastHeader(COPY) == null) {
      heard.incrementAndGet();
      ProducerRecord<String, byte[]> copy =
          new ProducerRecord<>(
              record.topic(), record.partition(), record.key(), record.value(), record.headers());
      copy.headers().add(COPY, "yes".getBytes(StandardCharsets.UTF_8));
      var _ =
          later.schedule(
              () -> send(copy, producer),
              random.nextInt(LONGEST_DELAY_MILLIS),
              TimeUnit.MILLISECONDS);
    }
  }

  private void send(ProducerRecord<String, byte[]> copy, KafkaProducer<String, byte[]> producer) {
    var _ =
        producer.send(
            copy,
            (_, failure) -> {
              if (failure == null) {
                copied.incrementAndGet();
              } else {
                failures.add("A copy could not be published: " + failure.getMessage());
              }
            });
  }

  @Override
  public List<String> complaints(Scene scene) {
    if (copied.get() != heard.get()) {
      failures.add("%d of %d records were copied.".formatted(copied.get(), heard.get()));
    }
    return List.copyOf(failures);
  }

  @Override
  public String done() {
    return "%d records published twice".formatted(copied.get());
  }
}
