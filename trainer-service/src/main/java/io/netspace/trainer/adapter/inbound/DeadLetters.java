package io.netspace.trainer.adapter.inbound;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that no trainer can read. */
@FunctionalInterface
interface DeadLetters {
  /** Returns when the log has the record and the reason. */
  void bury(ConsumerRecord<String, byte[]> record, String reason) throws InterruptedException;
}
