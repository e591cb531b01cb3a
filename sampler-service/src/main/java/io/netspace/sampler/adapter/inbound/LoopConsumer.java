package io.netspace.sampler.adapter.inbound;

import io.netspace.contracts.wire.LogReader;
import io.netspace.contracts.wire.PoisonException;
import io.netspace.sampler.application.SampleDesignSpace;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

  /** A store that is away is waited for, some five minutes; poison goes to the dead letters. */
  @Incoming("loop")
  @Blocking
  @Retry(
      maxRetries = 40,
      delay = 250,
      jitter = 100,
      maxDuration = 10,
      durationUnit = ChronoUnit.MINUTES,
      abortOn = PoisonException.class)
  @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
  public void apply(ConsumerRecord<String, byte[]> in) {
    log.read(in, sampling::apply);
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refill() {
    if (log.caughtUp()) {
      sampling.refill();
    }
  }
}
