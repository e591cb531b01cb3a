package io.netspace.local.deadletter;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters by origin, in the order in which they were first buried. */
public final class DeadLetterList {
  private final Map<Origin, DeadLetter> lettersByOrigin = new LinkedHashMap<>();
  private final Set<Origin> replayed = new HashSet<>();

  /** Takes the next record of a dead-letter topic. */
  public void add(ConsumerRecord<String, byte[]> record) {
    Burial burial = new Burial(record);
    if (burial.isReplayMark()) {
      replayed.add(burial.origin());
    } else {
      lettersByOrigin.merge(burial.origin(), burial.letter(), DeadLetter::with);
    }
  }

  public List<DeadLetter> letters() {
    return lettersByOrigin.values().stream()
        .map(letter -> replayed.contains(letter.origin()) ? letter.asReplayed() : letter)
        .toList();
  }
}
