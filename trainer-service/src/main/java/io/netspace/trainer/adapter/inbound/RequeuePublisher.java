package io.netspace.trainer.adapter.inbound;

import io.netspace.trainer.application.RequeueCounts;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Appends candidates to the queue again. */
@FunctionalInterface
interface RequeuePublisher {
  /** Returns whether the queue is known to have the candidate again within this time. */
  boolean requeue(ConsumerRecord<String, byte[]> record, RequeueCounts counts, Duration timeout)
      throws InterruptedException;
}
