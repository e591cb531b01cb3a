package io.netspace.trainer.adapter.inbound;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that no trainer can read. */
@FunctionalInterface
interface DeadLetterPublisher {
  /** Returns when the log has the record and the reason. */
  void publish(ConsumerRecord<String, byte[]> record, String reason) throws InterruptedException;
}
