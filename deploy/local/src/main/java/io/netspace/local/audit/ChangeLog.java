package io.netspace.local.audit;

import io.netspace.local.client.BrokerClient;
import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.RequestedChange;
import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every change that somebody has requested, in the order of the log. */
public final class ChangeLog {
  private static final List<Topic> TOPICS = List.of(Topic.STUDIES);

  private final LogEntryDecoder entries = new LogEntryDecoder();
  private final List<RequestedChange> changes = new ArrayList<>();

  private ChangeLog() {}

  /** The changes of a broker's log; records that cannot be read are left to the dead letters. */
  public static List<RequestedChange> read(BrokerClient broker) {
    ChangeLog log = new ChangeLog();
    broker.read(broker.endOffsetsOf(TOPICS), log::read);
    return List.copyOf(log.changes);
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    try {
      LogEntry entry = entries.decode(record);
      RequestedChange.of(entry.event(), entry.time()).ifPresent(changes::add);
    } catch (PoisonRecordException _) {
      // Every service publishes such a record to the dead letters, which have a command.
    }
  }
}
