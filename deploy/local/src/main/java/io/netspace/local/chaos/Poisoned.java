package io.netspace.local.chaos;

import io.netspace.contracts.event.Topics;
import io.netspace.local.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Puts poison of every kind on every topic, spread over the study; all of it must be buried. */
final class Poisoned implements Disturber {
  private static final Duration ENDLESS = Duration.ofDays(1);
  private static final Duration BURIAL = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int MOST_NAMED = 5;

  private final Samples samples;
  private final Map<String, Poison> poisonByOrigin = new LinkedHashMap<>();
  private int buried;

  /**
   * Poison made of samples.
   *
   * @param samples of an undisturbed run of the same study
   */
  Poisoned(Samples samples) {
    this.samples = samples;
  }

  @Override
  public void disturb(Scene scene) throws InterruptedException {
    try (KafkaProducer<String, byte[]> producer =
        LogProducer.of(scene.netspace().bootstrapServers())) {
      Poison[] kinds = Poison.values();
      for (int i = 0; i < kinds.length; i++) {
        double due = (double) i / kinds.length;
        boolean _ = scene.waitFor(() -> scene.progress() >= due, ENDLESS);
        for (Topics topic : Topics.values()) {
          poisonByOrigin.put(send(kinds[i], topic, producer), kinds[i]);
        }
        scene.doing("%d poison records on each topic".formatted(i + 1));
      }
    }
    scene.say(
        "put %d poison records on %d topics"
            .formatted(poisonByOrigin.size(), Topics.values().length));
  }

  private String send(Poison poison, Topics topic, KafkaProducer<String, byte[]> producer)
      throws InterruptedException {
    try {
      RecordMetadata sent = producer.send(poison.on(topic, samples)).get();
      return sent.topic() + "-" + sent.partition() + "-" + sent.offset();
    } catch (ExecutionException e) {
      throw Refusal.failed("Poison cannot be published.", e);
    }
  }

  @Override
  public List<String> complaints(Scene scene) throws InterruptedException {
    long deadline = System.nanoTime() + BURIAL.toNanos();
    Map<String, String> reasons = reasons(scene);
    while (!reasons.keySet().containsAll(poisonByOrigin.keySet()) && System.nanoTime() < deadline) {
      Thread.sleep(BETWEEN_LOOKS);
      reasons = reasons(scene);
    }
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, Poison> poison : poisonByOrigin.entrySet()) {
      String reason = reasons.get(poison.getKey());
      if (reason == null) {
        complaints.add(
            "Poison %s (%s) is not among the dead letters."
                .formatted(poison.getKey(), poison.getValue()));
      } else if (reason.isBlank()) {
        complaints.add("Poison %s was buried without a reason.".formatted(poison.getKey()));
      } else {
        buried++;
      }
    }
    return complaints.size() <= MOST_NAMED ? complaints : shortened(complaints);
  }

  private static List<String> shortened(List<String> complaints) {
    List<String> first = new ArrayList<>(complaints.subList(0, MOST_NAMED));
    first.add("… and %d more of these.".formatted(complaints.size() - MOST_NAMED));
    return first;
  }

  private static Map<String, String> reasons(Scene scene) {
    return Graves.reasonsByOrigin(scene.netspace().bootstrapServers());
  }

  @Override
  public Set<String> poison() {
    return poisonByOrigin.keySet();
  }

  @Override
  public String done() {
    return "%d poison records, %d on each topic; %d buried"
        .formatted(poisonByOrigin.size(), Poison.values().length, buried);
  }
}
