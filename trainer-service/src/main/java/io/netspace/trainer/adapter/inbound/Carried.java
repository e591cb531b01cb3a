package io.netspace.trainer.adapter.inbound;

import io.netspace.contracts.event.HandBack;
import io.netspace.contracts.wire.PoisonException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What a record carries of earlier records of its candidate, which trainers handed back.
 *
 * @param attempts that ended badly before this record
 * @param handBacks for the candidate's size
 */
record Carried(int attempts, int handBacks) {

  static Carried by(ConsumerRecord<String, byte[]> record) {
    return new Carried(number(record, HandBack.ATTEMPTS), number(record, HandBack.TOO_LARGE));
  }

  /** The attempt that a delivery of the record is, from 1. */
  int attempt(ConsumerRecord<String, byte[]> record) {
    return attempts + record.deliveryCount().orElse((short) 1);
  }

  /** What the candidate's next record carries when this delivery was no fault of the candidate. */
  Carried handedBack(ConsumerRecord<String, byte[]> record) {
    return new Carried(attempt(record) - 1, handBacks);
  }

  /** One hand-back for size more. */
  Carried tooLarge() {
    return new Carried(attempts, handBacks + 1);
  }

  /** A record's headers, with these numbers. */
  Headers on(Headers headers) {
    Headers counted = new RecordHeaders(headers);
    counted.remove(HandBack.ATTEMPTS);
    counted.remove(HandBack.TOO_LARGE);
    add(counted, HandBack.ATTEMPTS, attempts);
    add(counted, HandBack.TOO_LARGE, handBacks);
    return counted;
  }

  private static void add(Headers headers, String name, int number) {
    headers.add(name, Integer.toString(number).getBytes(StandardCharsets.UTF_8));
  }

  private static int number(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    if (header == null) {
      return 0;
    }
    String text = new String(header.value(), StandardCharsets.UTF_8);
    if (!text.matches("\\d{1,6}")) {
      throw new PoisonException("header " + name + " (" + text + ") is not a number.");
    }
    return Integer.parseInt(text);
  }
}
