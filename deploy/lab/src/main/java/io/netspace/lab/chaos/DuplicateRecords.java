package io.netspace.lab.chaos;

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
 * Publishes every record of the loop once more, each after a random delay: every event is in the
 * log twice, and the copies are in another order.
 */
final class DuplicateRecords implements FaultInjector {
  /** Header of a copy, which is not copied again. */
  private static final String COPY_HEADER = "netspace-chaos-copy";

  private static final int MAX_DELAY_MILLIS = 10_000;
  private static final Duration FLUSH_LIMIT = Duration.ofMinutes(2);

  private final Random random;
  private final AtomicInteger readCount = new AtomicInteger();
  private final AtomicInteger copiedCount = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  DuplicateRecords(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public void inject(ChaosRun run) throws InterruptedException {
    String bootstrapServers = run.netspace().bootstrapServers();
    try (KafkaProducer<String, byte[]> producer = LogProducer.of(bootstrapServers);
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
      try (LogTail tail =
          LogTail.start(bootstrapServers, record -> copyLater(record, producer, later))) {
        while (!run.isComplete()) {
          tail.throwIfFailed();
          run.setActivity("%d records copied".formatted(copiedCount.get()));
          run.pause(Duration.ofSeconds(1));
        }
      }
      later.shutdown();
      if (!later.awaitTermination(FLUSH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        failures.add("The last copies were not sent in time.");
      }
    }
    run.printLine("published %d records once more".formatted(copiedCount.get()));
  }

  private void copyLater(
      ConsumerRecord<String, byte[]> record,
      KafkaProducer<String, byte[]> producer,
      ScheduledExecutorService later) {
    if (record.headers().lastHeader(COPY_HEADER) == null) {
      readCount.incrementAndGet();
      ProducerRecord<String, byte[]> copy =
          new ProducerRecord<>(
              record.topic(), record.partition(), record.key(), record.value(), record.headers());
      copy.headers().add(COPY_HEADER, "yes".getBytes(StandardCharsets.UTF_8));
      var _ =
          later.schedule(
              () -> send(copy, producer), random.nextInt(MAX_DELAY_MILLIS), TimeUnit.MILLISECONDS);
    }
  }

  private void send(ProducerRecord<String, byte[]> copy, KafkaProducer<String, byte[]> producer) {
    var _ =
        producer.send(
            copy,
            (_, failure) -> {
              if (failure == null) {
                copiedCount.incrementAndGet();
              } else {
                failures.add("A copy could not be published: " + failure.getMessage());
              }
            });
  }

  @Override
  public List<String> violations(ChaosRun run) {
    if (copiedCount.get() != readCount.get()) {
      failures.add("%d of %d records were copied.".formatted(copiedCount.get(), readCount.get()));
    }
    return List.copyOf(failures);
  }

  @Override
  public String description() {
    return "%d records published twice".formatted(copiedCount.get());
  }
}
