package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.application.ReadModel;
import io.netspace.messaging.consumer.LogReader;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.log.LogProjection;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Applies all topics of the loop, batch by batch; positions advance after the effects are stored.
 */
@ApplicationScoped
public class LoopConsumer {
  private final LogReader log;
  private final ReadModel model;
  private final LogProjection measured;

  LoopConsumer(LogReader log, ReadModel model, ReadModelMeters meters) {
    this.log = log;
    this.model = model;
    this.measured = new MeasuredModel(log, model, meters);
  }

  /** Retries while the store is unavailable. */
  @Incoming("loop")
  @Blocking
  @Retry(maxRetries = -1, delay = 250, jitter = 100, maxDuration = 0)
  @ExponentialBackoff(maxDelay = 10_000)
  public void consume(ConsumerRecords<String, byte[]> batch) {
    log.read(batch, measured);
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void checkProgress() {
    log.checkStore(model);
  }

  /**
   * The read model, which measures its lag; entries that are replayed at start-up are not measured.
   */
  private record MeasuredModel(LogReader log, ReadModel model, ReadModelMeters meters)
      implements LogProjection {
    @Override
    public void apply(List<LogEntry> entries) {
      model.apply(entries);
      if (log.caughtUp()) {
        meters.recordLag(entries);
      }
    }

    @Override
    public void reset() {
      model.reset();
    }
  }
}
