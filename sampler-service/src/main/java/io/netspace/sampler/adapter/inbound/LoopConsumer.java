package io.netspace.sampler.adapter.inbound;

import io.netspace.messaging.consumer.LogReader;
import io.netspace.sampler.application.Populations;
import io.netspace.sampler.application.ReapCandidates;
import io.netspace.sampler.application.SampleDesignSpace;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies the log in its order, and samples at once what that makes room for. */
@ApplicationScoped
public class LoopConsumer {
  private final Populations populations;
  private final SampleDesignSpace sampling;
  private final ReapCandidates reaper;
  private final LogReader log;

  LoopConsumer(
      Populations populations, SampleDesignSpace sampling, ReapCandidates reaper, LogReader log) {
    this.populations = populations;
    this.sampling = sampling;
    this.reaper = reaper;
    this.log = log;
  }

  /** A broker or a store that is away is waited for, however long. */
  @Incoming("loop")
  @Blocking
  @Retry(maxRetries = -1, delay = 250, jitter = 100, maxDuration = 0)
  @ExponentialBackoff(maxDelay = 10_000)
  public void consume(ConsumerRecords<String, byte[]> batch) {
    log.read(batch, populations);
    refill();
  }

  /** For what no event brings: a store that fell behind, or a refill that failed. */
  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void checkProgress() {
    log.checkStore(populations);
    refill();
  }

  private void refill() {
    if (log.caughtUp()) {
      sampling.refill();
    }
  }

  @Scheduled(
      every = "${netspace.sampler.reap-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void reap() {
    if (log.caughtUp()) {
      reaper.reap();
    }
  }
}
