package io.netspace.sampler.adapter.inbound;

import io.netspace.contracts.wire.LogReader;
import io.netspace.sampler.application.SampleDesignSpace;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies the log in its order, and refills once a second when all of it has been applied. */
@ApplicationScoped
public class LoopConsumer {
  private final SampleDesignSpace sampling;
  private final LogReader log;

  LoopConsumer(SampleDesignSpace sampling, LogReader log) {
    this.sampling = sampling;
    this.log = log;
  }

  /** A store or a broker that is away is waited for. */
  @Incoming("loop")
  @Blocking
  @Retry(maxRetries = -1, delay = 250, jitter = 100, maxDuration = 0)
  @ExponentialBackoff(maxDelay = 10_000)
  public void apply(ConsumerRecords<String, byte[]> batch) {
    log.read(batch, sampling);
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void refill() {
    log.check(sampling);
    if (log.caughtUp()) {
      sampling.refill();
    }
  }
}
