package io.netspace.local.audit;

import io.netspace.local.client.BrokerClient;
import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.Requester;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.messaging.event.StudyResumed;
import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import io.netspace.model.study.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Every change that somebody has requested, in the order of the log. */
public final class ChangeLog {
  private static final List<Topic> TOPICS = List.of(Topic.STUDIES);

  private final LogEntryDecoder entries = new LogEntryDecoder();
  private final List<Change> changes = new ArrayList<>();

  private ChangeLog() {}

  /**
   * A change.
   *
   * @param what type of its event
   * @param about id of the study or refinement
   * @param login who has requested it, null without a login or in events of earlier versions
   * @param address where the request came from, null in events of earlier versions
   * @param note reviewer and reason, where there are any
   */
  public record Change(
      Instant time,
      String what,
      String about,
      @Nullable String login,
      @Nullable String address,
      @Nullable String note) {}

  /** The changes of a broker's log; records that cannot be read are left to the dead letters. */
  public static List<Change> read(BrokerClient broker) {
    ChangeLog log = new ChangeLog();
    broker.read(broker.endOffsetsOf(TOPICS), log::read);
    return List.copyOf(log.changes);
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    try {
      LogEntry entry = entries.decode(record);
      change(entry.event(), entry.time()).ifPresent(changes::add);
    } catch (PoisonRecordException _) {
      // Every service publishes such a record to the dead letters, which have a command.
    }
  }

  static Optional<Change> change(Event event, Instant time) {
    String study = event.provenance().study().value();
    return switch (event) {
      case StudyRequested e -> change(time, e, study, e.by(), null);
      case StudyPaused e -> change(time, e, study, e.by(), null);
      case StudyResumed e -> change(time, e, study, e.by(), null);
      case StudyCancelled e -> change(time, e, study, e.by(), e.reason());
      case RefinementReviewed e ->
          change(
              time,
              e,
              e.refinement().value(),
              e.by(),
              e.review().name().toLowerCase(Locale.ROOT)
                  + " by "
                  + e.reviewer()
                  + ": "
                  + e.reason());
      case RefinementUndone e ->
          change(time, e, e.refinement().value(), e.by(), "by " + e.reviewer() + ": " + e.reason());
      default -> Optional.empty();
    };
  }

  private static Optional<Change> change(
      Instant time, Event event, String about, @Nullable Requester by, @Nullable String note) {
    return Optional.of(
        new Change(
            time,
            event.getClass().getSimpleName(),
            about,
            by == null ? null : by.login(),
            by == null ? null : by.address(),
            note));
  }
}
