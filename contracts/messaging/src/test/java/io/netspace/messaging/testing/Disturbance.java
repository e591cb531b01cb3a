package io.netspace.messaging.testing;

import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import io.netspace.model.study.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A sequence of events as log entries: in order, or disturbed in every way that the log permits.
 * Disturbed, each event occurs twice in its partition, its copy somewhere later, and the partitions
 * are interleaved at random. Only the order within a partition is kept, as Kafka guarantees.
 */
public final class Disturbance {
  private static final Instant BEGINNING = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(1500);

  private Disturbance() {}

  /** The events in their order, each once. */
  public static List<LogEntry> inOrder(List<? extends Event> events) {
    Map<PartitionKey, Long> ends = new LinkedHashMap<>();
    return IntStream.range(0, events.size())
        .mapToObj(
            i -> {
              PartitionKey partition = PartitionKey.of(events.get(i));
              long offset = ends.merge(partition, 1L, Long::sum) - 1;
              return entry(partition, offset, i, events.get(i));
            })
        .toList();
  }

  /** The events disturbed; deterministic by seed. */
  public static List<LogEntry> of(List<? extends Event> events, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Map<PartitionKey, List<LogEntry>> partitions = new LinkedHashMap<>();
    inOrder(events)
        .forEach(
            entry ->
                partitions
                    .computeIfAbsent(PartitionKey.of(entry.event()), _ -> new ArrayList<>())
                    .add(entry));
    partitions.replaceAll((_, entries) -> duplicated(entries, random));
    return interleaved(new ArrayList<>(partitions.values()), random);
  }

  /** Each entry and, somewhere after it, its copy. */
  private static List<LogEntry> duplicated(List<LogEntry> entries, RandomGenerator random) {
    List<LogEntry> doubled = new ArrayList<>(entries);
    for (int original = entries.size() - 1; original >= 0; original--) {
      doubled.add(random.nextInt(original + 1, doubled.size() + 1), entries.get(original));
    }
    return IntStream.range(0, doubled.size())
        .mapToObj(offset -> at(offset, doubled.get(offset)))
        .toList();
  }

  private static LogEntry at(long offset, LogEntry entry) {
    return new LogEntry(entry.topic(), entry.partition(), offset, entry.time(), entry.event());
  }

  private static List<LogEntry> interleaved(
      List<List<LogEntry>> partitions, RandomGenerator random) {
    List<List<LogEntry>> left = new ArrayList<>();
    partitions.forEach(entries -> left.add(new ArrayList<>(entries)));
    List<LogEntry> interleaved = new ArrayList<>();
    while (!left.isEmpty()) {
      List<LogEntry> partition = left.get(random.nextInt(left.size()));
      int records = Math.min(partition.size(), random.nextInt(1, 8));
      interleaved.addAll(partition.subList(0, records));
      partition.subList(0, records).clear();
      left.removeIf(List::isEmpty);
    }
    return List.copyOf(interleaved);
  }

  private static LogEntry entry(PartitionKey partition, long offset, int order, Event event) {
    Instant time = BEGINNING.plus(BETWEEN_EVENTS.multipliedBy(order));
    return new LogEntry(partition.topic(), partition.partition(), offset, time, event);
  }

  /** The partition of an event, by its key, as a producer assigns it. */
  private record PartitionKey(Topic topic, int partition) {
    static PartitionKey of(Event event) {
      Topic topic = Topic.of(event);
      return new PartitionKey(topic, Math.floorMod(event.key().hashCode(), topic.partitions()));
    }
  }
}
