package io.netspace.trainer.adapter.inbound;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts candidates at the end of the queue again. */
@FunctionalInterface
interface RequeuePublisher {
  /** Returns whether the queue is known to have the candidate again within this time. */
  boolean requeue(ConsumerRecord<String, byte[]> record, RequeueCounts carried, Duration time)
      throws InterruptedException;
}
