package io.netspace.local.deadletter;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters by origin, in the order in which they were first buried. */
public final class DeadLetterCollector {
  private final Map<RecordOrigin, DeadLetter> deadLettersByOrigin = new LinkedHashMap<>();
  private final Set<RecordOrigin> replayed = new HashSet<>();

  /** Takes the next record of a dead-letter topic. */
  public void add(ConsumerRecord<String, byte[]> record) {
    DeadLetterRecord burial = new DeadLetterRecord(record);
    if (burial.isReplayMarker()) {
      replayed.add(burial.origin());
    } else {
      deadLettersByOrigin.merge(burial.origin(), burial.deadLetter(), DeadLetter::mergedWith);
    }
  }

  public List<DeadLetter> deadLetters() {
    return deadLettersByOrigin.values().stream()
        .map(letter -> replayed.contains(letter.origin()) ? letter.asReplayed() : letter)
        .toList();
  }
}
