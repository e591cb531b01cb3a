package io.netspace.sampler.adapter.inbound;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.contracts.wire.PoisonException;
import io.netspace.contracts.wire.Positions;
import io.netspace.sampler.application.SampleDesignSpace;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies the log in its order, and refills once a second when all of it has been applied. */
@ApplicationScoped
public class LoopConsumer {
  private final EventCodec codec = new EventCodec();
  private final SampleDesignSpace sampling;
  private final Positions positions;

  LoopConsumer(SampleDesignSpace sampling, Positions positions) {
    this.sampling = sampling;
    this.positions = positions;
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
    TopicPartition partition = new TopicPartition(in.topic(), in.partition());
    sampling.apply(decode(in, partition));
    positions.applied(partition, in.offset());
  }

  /** A poisoned record is passed over, or the end of its partition would never be reached. */
  private Event decode(ConsumerRecord<String, byte[]> in, TopicPartition partition) {
    try {
      return codec.decode(in);
    } catch (PoisonException e) {
      positions.applied(partition, in.offset());
      throw e;
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refill() {
    if (positions.caughtUp()) {
      sampling.refill();
    }
  }
}
