package io.netspace.trainer.adapter.inbound;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Publishes records that no trainer can decode as dead letters. */
@FunctionalInterface
interface DeadLetterPublisher {
  /** Returns when the log has the record and the reason. */
  void publish(ConsumerRecord<String, byte[]> record, String reason) throws InterruptedException;
}
