package io.netspace.local.audit;

import io.netspace.local.client.StoreClient;
import io.netspace.messaging.event.Topic;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Waits until services have applied the log up to given offsets. */
public final class ProjectionCatchUp {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

  private final StoreClient store;
  private final Map<TopicPartition, Long> ends;
  private final Terminal terminal;

  /**
   * For services that keep their positions in a store.
   *
   * @param ends end offsets of the partitions to wait for
   */
  public ProjectionCatchUp(StoreClient store, Map<TopicPartition, Long> ends, Terminal terminal) {
    this.store = store;
    this.ends = ends;
    this.terminal = terminal;
  }

  /**
   * Returns when all have caught up.
   *
   * @param timeout how long they may make no progress
   * @throws CommandException when they make none for that long; it names the lag of each
   */
  public void await(
      Collection<LogReadingService> services, Collection<Topic> topics, Duration timeout) {
    List<Lag> lags = lags(services, topics);
    long progressed = System.nanoTime();
    while (!lags.isEmpty()) {
      terminal.showProgress("waiting for " + text(lags) + " …");
      pause();
      List<Lag> now = lags(services, topics);
      if (!now.equals(lags)) {
        progressed = System.nanoTime();
      } else if (System.nanoTime() - progressed > timeout.toNanos()) {
        throw CommandException.failed(
            "Waited %d s in vain for %s; check that the services run (./netspace up), and their logs."
                .formatted(timeout.toSeconds(), text(now)));
      }
      lags = now;
    }
    terminal.clearProgress();
  }

  private List<Lag> lags(Collection<LogReadingService> services, Collection<Topic> topics) {
    List<String> names = topics.stream().map(Topic::topicName).toList();
    return services.stream()
        .map(service -> lag(service, names))
        .filter(lag -> lag.records() > 0)
        .toList();
  }

  private Lag lag(LogReadingService service, Collection<String> topics) {
    Map<String, Long> positions = store.positions(service.database());
    List<String> read = service.topics().stream().map(Topic::topicName).toList();
    long records =
        ends.entrySet().stream()
            .filter(end -> read.contains(end.getKey().topic()))
            .filter(end -> topics.contains(end.getKey().topic()))
            .mapToLong(
                end ->
                    Math.max(
                        0, end.getValue() - positions.getOrDefault(end.getKey().toString(), 0L)))
            .sum();
    return new Lag(service, records);
  }

  private static String text(List<Lag> lags) {
    return lags.stream().map(Lag::text).collect(Collectors.joining(", "));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("Interrupted.", e);
    }
  }

  /** The lag of one service. */
  private record Lag(LogReadingService service, long records) {
    String text() {
      return String.format(
          Locale.ROOT, "the %s (%,d records behind)", service.serviceName(), records);
    }
  }
}
