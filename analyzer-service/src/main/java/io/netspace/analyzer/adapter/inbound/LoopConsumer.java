package io.netspace.analyzer.adapter.inbound;

import io.micrometer.core.annotation.Timed;
import io.netspace.analyzer.application.RefineDesignSpace;
import io.netspace.messaging.consumer.LogReader;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the log, batch by batch, and lets the use case say what is next. */
@ApplicationScoped
public class LoopConsumer {
  private final RefineDesignSpace refineDesignSpace;
  private final LogReader log;

  LoopConsumer(RefineDesignSpace refineDesignSpace, LogReader log) {
    this.refineDesignSpace = refineDesignSpace;
    this.log = log;
  }

  /** A store or a broker that is away is waited for. */
  @Incoming("loop")
  @Blocking
  @Retry(maxRetries = -1, delay = 250, jitter = 100, maxDuration = 0)
  @ExponentialBackoff(maxDelay = 10_000)
  public void consume(ConsumerRecords<String, byte[]> batch) {
    log.read(batch, refineDesignSpace);
    advanceWhenCaughtUp();
  }

  /** What was left unsaid when the service stopped is said without waiting for another event. */
  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void checkProgress() {
    log.checkStore(refineDesignSpace);
    advanceWhenCaughtUp();
  }

  @Timed(value = "netspace.analyzer.advance", description = "Saying all that can be said")
  void advanceWhenCaughtUp() {
    if (log.caughtUp()) {
      refineDesignSpace.advance();
    }
  }
}
