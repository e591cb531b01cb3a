package io.netspace.local.deadletter;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Collects dead letters by origin, in the order in which they first appeared. */
public final class DeadLetterCollector {
  private final Map<RecordOrigin, DeadLetter> deadLettersByOrigin = new LinkedHashMap<>();
  private final Set<RecordOrigin> replayed = new HashSet<>();

  /** Adds the next record of a dead-letter topic. */
  public void add(ConsumerRecord<String, byte[]> record) {
    DeadLetterRecord letter = new DeadLetterRecord(record);
    if (letter.isReplayMarker()) {
      replayed.add(letter.origin());
    } else {
      deadLettersByOrigin.merge(letter.origin(), letter.deadLetter(), DeadLetter::mergedWith);
    }
  }

  public List<DeadLetter> deadLetters() {
    return deadLettersByOrigin.values().stream()
        .map(letter -> replayed.contains(letter.origin()) ? letter.asReplayed() : letter)
        .toList();
  }
}
