package io.netspace.analyzer.adapter.inbound;

import com.mongodb.MongoException;
import io.netspace.analyzer.application.RefineDesignSpace;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.contracts.wire.Positions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears the log, record by record; the position moves after the effect. */
@ApplicationScoped
public class LoopConsumer {
  private final EventCodec codec = new EventCodec();
  private final RefineDesignSpace refineDesignSpace;
  private final Positions positions;

  LoopConsumer(RefineDesignSpace refineDesignSpace, Positions positions) {
    this.refineDesignSpace = refineDesignSpace;
    this.positions = positions;
  }

  /** Applies one record; broker and store failures are tried again until they are over. */
  @Incoming("loop")
  @Blocking
  @Retry(
      maxRetries = -1,
      delay = 200,
      maxDuration = 0,
      retryOn = {MongoException.class, KafkaException.class, TimeoutException.class})
  @ExponentialBackoff(maxDelay = 10_000)
  public void hear(ConsumerRecord<String, byte[]> in) {
    refineDesignSpace.hear(codec.decode(in));
    positions.applied(new TopicPartition(in.topic(), in.partition()), in.offset());
    advanceWhenCaughtUp();
  }

  /** What was left unsaid when the service stopped is said without waiting for another event. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void advanceWhenCaughtUp() {
    if (positions.caughtUp()) {
      refineDesignSpace.advance();
    }
  }
}
