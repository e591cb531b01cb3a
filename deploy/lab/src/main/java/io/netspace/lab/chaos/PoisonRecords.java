package io.netspace.lab.chaos;

import io.netspace.messaging.event.Topic;
import io.netspace.offline.common.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Publishes poison records of every kind to every topic, spread over the study; all must be
 * dead-lettered.
 */
final class PoisonRecords implements FaultInjector {
  private static final Duration NO_LIMIT = Duration.ofDays(1);
  private static final Duration DEAD_LETTER_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final int MAX_NAMED = 5;

  private final RecordSamples samples;
  private final Map<String, PoisonKind> poisonByOrigin = new LinkedHashMap<>();
  private int deadLettered;

  /**
   * Poison records made from samples.
   *
   * @param samples of an undisturbed run of the same study
   */
  PoisonRecords(RecordSamples samples) {
    this.samples = samples;
  }

  @Override
  public void inject(ChaosRun run) throws InterruptedException {
    try (KafkaProducer<String, byte[]> producer =
        LogProducer.of(run.netspace().bootstrapServers())) {
      PoisonKind[] kinds = PoisonKind.values();
      for (int i = 0; i < kinds.length; i++) {
        double due = (double) i / kinds.length;
        boolean _ = run.waitFor(() -> run.progress() >= due, NO_LIMIT);
        for (Topic topic : Topic.values()) {
          poisonByOrigin.put(send(kinds[i], topic, producer), kinds[i]);
        }
        run.setActivity("%d poison records on each topic".formatted(i + 1));
      }
    }
    run.printLine(
        "put %d poison records on %d topics"
            .formatted(poisonByOrigin.size(), Topic.values().length));
  }

  private String send(PoisonKind poison, Topic topic, KafkaProducer<String, byte[]> producer)
      throws InterruptedException {
    try {
      RecordMetadata sent = producer.send(poison.corrupt(topic, samples)).get();
      return sent.topic() + "-" + sent.partition() + "-" + sent.offset();
    } catch (ExecutionException e) {
      throw CommandException.failed("Poison cannot be published.", e);
    }
  }

  @Override
  public List<String> violations(ChaosRun run) throws InterruptedException {
    long deadline = System.nanoTime() + DEAD_LETTER_TIMEOUT.toNanos();
    Map<String, String> reasons = reasons(run);
    while (!reasons.keySet().containsAll(poisonByOrigin.keySet()) && System.nanoTime() < deadline) {
      Thread.sleep(POLL_INTERVAL);
      reasons = reasons(run);
    }
    List<String> violations = new ArrayList<>();
    for (Map.Entry<String, PoisonKind> poison : poisonByOrigin.entrySet()) {
      String reason = reasons.get(poison.getKey());
      if (reason == null) {
        violations.add(
            "Poison %s (%s) is not among the dead letters."
                .formatted(poison.getKey(), poison.getValue()));
      } else if (reason.isBlank()) {
        violations.add("Poison %s was buried without a reason.".formatted(poison.getKey()));
      } else {
        deadLettered++;
      }
    }
    return violations.size() <= MAX_NAMED ? violations : shortened(violations);
  }

  private static List<String> shortened(List<String> violations) {
    List<String> first = new ArrayList<>(violations.subList(0, MAX_NAMED));
    first.add("… and %d more of these.".formatted(violations.size() - MAX_NAMED));
    return first;
  }

  private static Map<String, String> reasons(ChaosRun run) {
    return DeadLetterIndex.reasonsByOrigin(run.netspace().bootstrapServers());
  }

  @Override
  public Set<String> poisonOrigins() {
    return poisonByOrigin.keySet();
  }

  @Override
  public String description() {
    return "%d poison records, %d on each topic; %d buried"
        .formatted(poisonByOrigin.size(), PoisonKind.values().length, deadLettered);
  }
}
