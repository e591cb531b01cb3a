package io.netspace.local.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One dead-lettered record, whichever and however many services dead-lettered it.
 *
 * @param deadLetteredMillis when it was first dead-lettered, since the epoch
 * @param type event type in its header
 * @param reason the first service's reason
 * @param services that dead-lettered it
 * @param replayed whether it has been replayed to its topic
 * @param original the record as on its topic
 */
public record DeadLetter(
    RecordOrigin origin,
    long deadLetteredMillis,
    String type,
    String reason,
    List<String> services,
    boolean replayed,
    ProducerRecord<String, byte[]> original) {
  public DeadLetter {
    services = List.copyOf(services);
  }

  public Instant deadLetteredAt() {
    return Instant.ofEpochMilli(deadLetteredMillis);
  }

  /** Merges two dead letters of one record. */
  DeadLetter mergedWith(DeadLetter later) {
    List<String> both =
        Stream.concat(services.stream(), later.services.stream()).distinct().sorted().toList();
    return new DeadLetter(origin, deadLetteredMillis, type, reason, both, replayed, original);
  }

  DeadLetter asReplayed() {
    return new DeadLetter(origin, deadLetteredMillis, type, reason, services, true, original);
  }
}
