package io.netspace.messaging.consumer;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies the log, from channel {@code loop}, to the subscriber's projection, batch by batch. */
@ApplicationScoped
public class LogConsumer {
  private final LogReader log;
  private final LogSubscriber subscriber;

  LogConsumer(LogReader log, LogSubscriber subscriber) {
    this.log = log;
    this.subscriber = subscriber;
  }

  /** Retries without limit while the store or the broker is unavailable. */
  @Incoming("loop")
  @Blocking
  @Retry(maxRetries = -1, delay = 250, jitter = 100, maxDuration = 0)
  @ExponentialBackoff(maxDelay = 10_000)
  public void consume(ConsumerRecords<String, byte[]> batch) {
    log.read(batch, subscriber.projection());
    advance();
  }

  /** Covers what no record triggers: a store that fell behind, or work that failed. */
  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void checkProgress() {
    log.checkStore(subscriber.projection());
    advance();
  }

  private void advance() {
    if (log.caughtUp()) {
      subscriber.onCaughtUp();
    }
  }
}
