package io.netspace.trainer.adapter.inbound;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts candidates at the end of the queue again. */
@FunctionalInterface
interface HandBacks {
  /** Returns whether the queue is known to have the candidate again within this time. */
  boolean putBack(ConsumerRecord<String, byte[]> record, Carried carried, Duration time)
      throws InterruptedException;
}
