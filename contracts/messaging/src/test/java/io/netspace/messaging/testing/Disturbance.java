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
 * A story as the log tells it: straight, or disturbed in every way that the log permits. Disturbed,
 * each event stands in its partition twice, its copy somewhere later, and the partitions are read
 * in turns at random. What keeps its order is what Kafka promises: the records of one partition.
 */
public final class Disturbance {
  private static final Instant BEGINNING = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(1500);

  private Disturbance() {}

  /** The story in its own order, each event once. */
  public static List<LogEntry> inOrder(List<? extends Event> story) {
    Map<PartitionKey, Long> ends = new LinkedHashMap<>();
    return IntStream.range(0, story.size())
        .mapToObj(
            i -> {
              PartitionKey place = PartitionKey.of(story.get(i));
              long offset = ends.merge(place, 1L, Long::sum) - 1;
              return entry(place, offset, i, story.get(i));
            })
        .toList();
  }

  /** The story disturbed; the same seed, the same disturbance. */
  public static List<LogEntry> of(List<? extends Event> story, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Map<PartitionKey, List<LogEntry>> partitions = new LinkedHashMap<>();
    inOrder(story)
        .forEach(
            entry ->
                partitions
                    .computeIfAbsent(PartitionKey.of(entry.event()), _ -> new ArrayList<>())
                    .add(entry));
    partitions.replaceAll((_, entries) -> duplicated(entries, random));
    return interleaved(new ArrayList<>(partitions.values()), random);
  }

  /** Each entry and, somewhere behind it, its copy. */
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
    List<LogEntry> told = new ArrayList<>();
    while (!left.isEmpty()) {
      List<LogEntry> partition = left.get(random.nextInt(left.size()));
      int records = Math.min(partition.size(), random.nextInt(1, 8));
      told.addAll(partition.subList(0, records));
      partition.subList(0, records).clear();
      left.removeIf(List::isEmpty);
    }
    return List.copyOf(told);
  }

  private static LogEntry entry(PartitionKey place, long offset, int order, Event event) {
    Instant time = BEGINNING.plus(BETWEEN_EVENTS.multipliedBy(order));
    return new LogEntry(place.topic(), place.partition(), offset, time, event);
  }

  /** Where the log keeps an event: by the key, as a producer does. */
  private record PartitionKey(Topic topic, int partition) {
    static PartitionKey of(Event event) {
      Topic topic = Topic.of(event);
      return new PartitionKey(topic, Math.floorMod(event.key().hashCode(), topic.partitions()));
    }
  }
}
