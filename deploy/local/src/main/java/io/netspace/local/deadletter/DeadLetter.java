package io.netspace.local.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One record that could not be read, whoever and however many buried it.
 *
 * @param deadLetteredMillis when it was buried first, since the epoch
 * @param type of the event it claims to be
 * @param reason why it was buried, as the first service said
 * @param services that buried it
 * @param replayed whether it was sent to its topic again
 * @param original the record as it stood on its topic
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

  /** What two burials of one record say together. */
  DeadLetter mergedWith(DeadLetter later) {
    List<String> both =
        Stream.concat(services.stream(), later.services.stream()).distinct().sorted().toList();
    return new DeadLetter(origin, deadLetteredMillis, type, reason, both, replayed, original);
  }

  DeadLetter asReplayed() {
    return new DeadLetter(origin, deadLetteredMillis, type, reason, services, true, original);
  }
}
