package io.netspace.trainer.adapter.inbound;

import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.RequeueHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What a record carries of earlier records of its candidate, which trainers handed back.
 *
 * @param attempts that ended badly before this record
 * @param sizeRequeues for the candidate's size
 */
record RequeueCounts(int attempts, int sizeRequeues) {

  static RequeueCounts of(ConsumerRecord<String, byte[]> record) {
    return new RequeueCounts(
        readHeader(record, RequeueHeaders.ATTEMPTS), readHeader(record, RequeueHeaders.TOO_LARGE));
  }

  /** The attempt that a delivery of the record is, from 1. */
  int attempt(ConsumerRecord<String, byte[]> record) {
    return attempts + record.deliveryCount().orElse((short) 1);
  }

  /** What the candidate's next record carries when this delivery was no fault of the candidate. */
  RequeueCounts requeued(ConsumerRecord<String, byte[]> record) {
    return new RequeueCounts(attempt(record) - 1, sizeRequeues);
  }

  /** One hand-back for size more. */
  RequeueCounts requeuedForSize() {
    return new RequeueCounts(attempts, sizeRequeues + 1);
  }

  /** A record's headers, with these numbers. */
  Headers writeTo(Headers headers) {
    Headers counted = new RecordHeaders(headers);
    counted.remove(RequeueHeaders.ATTEMPTS);
    counted.remove(RequeueHeaders.TOO_LARGE);
    addHeader(counted, RequeueHeaders.ATTEMPTS, attempts);
    addHeader(counted, RequeueHeaders.TOO_LARGE, sizeRequeues);
    return counted;
  }

  private static void addHeader(Headers headers, String name, int number) {
    headers.add(name, Integer.toString(number).getBytes(StandardCharsets.UTF_8));
  }

  private static int readHeader(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    if (header == null) {
      return 0;
    }
    String text = new String(header.value(), StandardCharsets.UTF_8);
    if (!text.matches("\\d{1,6}")) {
      throw new PoisonRecordException("header " + name + " (" + text + ") is not a number.");
    }
    return Integer.parseInt(text);
  }
}
