package io.netspace.local.chaos;

import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.Event;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One record of each kind of event that a study's log holds. */
final class Samples {
  private final Map<Topics, List<ConsumerRecord<String, byte[]>>> byTopic =
      new EnumMap<>(Topics.class);
  private final Set<Class<?>> kinds = new HashSet<>();

  void add(ConsumerRecord<String, byte[]> record, Event event) {
    if (kinds.add(event.getClass())) {
      byTopic.computeIfAbsent(Topics.of(event), _ -> new ArrayList<>()).add(record);
    }
  }

  /** Of a topic. */
  List<ConsumerRecord<String, byte[]>> of(Topics topic) {
    return List.copyOf(byTopic.getOrDefault(topic, List.of()));
  }

  /** Of all other topics. */
  List<ConsumerRecord<String, byte[]>> butOf(Topics topic) {
    return byTopic.entrySet().stream()
        .filter(e -> e.getKey() != topic)
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  /** Of all kinds but a record's own. */
  List<ConsumerRecord<String, byte[]>> otherThan(ConsumerRecord<String, byte[]> record) {
    Optional<Event> own = LogScan.event(record);
    return byTopic.values().stream()
        .flatMap(List::stream)
        .filter(
            other -> !LogScan.event(other).map(Event::getClass).equals(own.map(Event::getClass)))
        .toList();
  }
}
