package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody has requested.
 *
 * @param what type of its event
 * @param about id of the study or refinement
 * @param login who has requested it, null without a login or in events of earlier versions
 * @param address where the request came from, null in events of earlier versions
 * @param note reviewer and reason, where there are any
 */
public record RequestedChange(
    Instant time,
    String what,
    String about,
    @Nullable String login,
    @Nullable String address,
    @Nullable String note) {

  /** The change that an event is; empty for those that services publish themselves. */
  public static Optional<RequestedChange> of(Event event, Instant time) {
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

  private static Optional<RequestedChange> change(
      Instant time, Event event, String about, @Nullable Requester by, @Nullable String note) {
    return Optional.of(
        new RequestedChange(
            time,
            event.getClass().getSimpleName(),
            about,
            by == null ? null : by.login(),
            by == null ? null : by.address(),
            note));
  }
}
