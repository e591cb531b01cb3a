package io.netspace.local.audit;

import io.netspace.contracts.event.Topics;
import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
import io.netspace.local.client.StoreClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Waits until services have applied the log to where it ended. */
public final class CatchingUp {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final StoreClient store;
  private final Map<TopicPartition, Long> ends;
  private final Terminal terminal;

  /**
   * Of services that keep their positions in a store.
   *
   * @param ends of the partitions to wait for, the offset of the next record
   */
  public CatchingUp(StoreClient store, Map<TopicPartition, Long> ends, Terminal terminal) {
    this.store = store;
    this.ends = ends;
    this.terminal = terminal;
  }

  /**
   * Returns when all have caught up on these topics.
   *
   * @param patience how long they may go without any progress
   * @throws Refusal when they make none for that long; it says who is how far behind
   */
  public void await(
      Collection<LogReadingService> services, Collection<Topics> topics, Duration patience) {
    List<Lag> lags = lags(services, topics);
    long progressed = System.nanoTime();
    while (!lags.isEmpty()) {
      terminal.progress("waiting for " + text(lags) + " …");
      pause();
      List<Lag> now = lags(services, topics);
      if (!now.equals(lags)) {
        progressed = System.nanoTime();
      } else if (System.nanoTime() - progressed > patience.toNanos()) {
        throw Refusal.failed(
            "Waited %d s in vain for %s; check that the services run (./netspace up), and their logs."
                .formatted(patience.toSeconds(), text(now)));
      }
      lags = now;
    }
    terminal.clear();
  }

  private List<Lag> lags(Collection<LogReadingService> services, Collection<Topics> topics) {
    List<String> names = topics.stream().map(Topics::topicName).toList();
    return services.stream()
        .map(service -> lag(service, names))
        .filter(lag -> lag.records() > 0)
        .toList();
  }

  private Lag lag(LogReadingService service, Collection<String> topics) {
    Map<String, Long> positions = store.positions(service.database());
    List<String> read = service.topics().stream().map(Topics::topicName).toList();
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
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.failed("Interrupted.", e);
    }
  }

  /** How far one service is behind. */
  private record Lag(LogReadingService service, long records) {
    String text() {
      return String.format(
          Locale.ROOT, "the %s (%,d records behind)", service.serviceName(), records);
    }
  }
}
