package io.netspace.analyzer.adapter.inbound;

import io.netspace.analyzer.application.RefineDesignSpace;
import io.netspace.contracts.wire.LogReader;
import io.netspace.contracts.wire.PoisonException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the log, record by record, and lets the use case say what is next. */
@ApplicationScoped
public class LoopConsumer {
  private final RefineDesignSpace refineDesignSpace;
  private final LogReader log;

  LoopConsumer(RefineDesignSpace refineDesignSpace, LogReader log) {
    this.refineDesignSpace = refineDesignSpace;
    this.log = log;
  }

  /**
   * A store or broker that is away is waited for, some ten minutes; poison goes to the dead
   * letters.
   */
  @Incoming("loop")
  @Blocking
  @Retry(
      maxRetries = 100,
      delay = 250,
      jitter = 100,
      maxDuration = 10,
      durationUnit = ChronoUnit.MINUTES,
      abortOn = PoisonException.class)
  @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
  public void hear(ConsumerRecord<String, byte[]> in) {
    log.read(in, refineDesignSpace::hear);
    advanceWhenCaughtUp();
  }

  /** What was left unsaid when the service stopped is said without waiting for another event. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void advanceWhenCaughtUp() {
    if (log.caughtUp()) {
      refineDesignSpace.advance();
    }
  }
}
