package io.netspace.lab.chaos;

import io.netspace.messaging.event.Topic;
import io.netspace.model.study.Event;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One record per kind of event in a study's log. */
final class RecordSamples {
  private final Map<Topic, List<ConsumerRecord<String, byte[]>>> byTopic =
      new EnumMap<>(Topic.class);
  private final Set<Class<?>> kinds = new HashSet<>();

  void add(ConsumerRecord<String, byte[]> record, Event event) {
    if (kinds.add(event.getClass())) {
      byTopic.computeIfAbsent(Topic.of(event), _ -> new ArrayList<>()).add(record);
    }
  }

  /** The samples of a topic. */
  List<ConsumerRecord<String, byte[]>> of(Topic topic) {
    return List.copyOf(byTopic.getOrDefault(topic, List.of()));
  }

  /** The samples of all other topics. */
  List<ConsumerRecord<String, byte[]>> ofOtherTopics(Topic topic) {
    return byTopic.entrySet().stream()
        .filter(e -> e.getKey() != topic)
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  /** The samples of all kinds but a record's own. */
  List<ConsumerRecord<String, byte[]>> ofOtherTypes(ConsumerRecord<String, byte[]> record) {
    Optional<Event> own = LogScan.event(record);
    return byTopic.values().stream()
        .flatMap(List::stream)
        .filter(
            other -> !LogScan.event(other).map(Event::getClass).equals(own.map(Event::getClass)))
        .toList();
  }
}
