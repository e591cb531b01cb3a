package io.netspace.trainer.adapter.inbound;

import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.RequeueHeaders;
import io.netspace.trainer.application.RequeueCounts;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Reads and writes the counts of a candidate's earlier records, which are headers of a record. */
final class RequeueHeaderCodec {
  private RequeueHeaderCodec() {}

  /**
   * The counts that a record carries; a missing one is 0.
   *
   * @throws PoisonRecordException if one is not a number
   */
  static RequeueCounts decode(Headers headers) {
    return new RequeueCounts(
        read(headers, RequeueHeaders.ATTEMPTS), read(headers, RequeueHeaders.TOO_LARGE));
  }

  /** A copy of the headers, with these counts in place of the ones in it. */
  static Headers encode(RequeueCounts counts, Headers headers) {
    Headers counted = new RecordHeaders(headers);
    counted.remove(RequeueHeaders.ATTEMPTS);
    counted.remove(RequeueHeaders.TOO_LARGE);
    add(counted, RequeueHeaders.ATTEMPTS, counts.attempts());
    add(counted, RequeueHeaders.TOO_LARGE, counts.sizeRequeues());
    return counted;
  }

  private static void add(Headers headers, String name, int count) {
    headers.add(name, Integer.toString(count).getBytes(StandardCharsets.UTF_8));
  }

  private static int read(Headers headers, String name) {
    Header header = headers.lastHeader(name);
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
