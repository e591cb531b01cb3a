package io.netspace.local.audit;

import static io.netspace.messaging.event.Topic.CANDIDATES;
import static io.netspace.messaging.event.Topic.DECISIONS;
import static io.netspace.messaging.event.Topic.DESIGN_SPACES;
import static io.netspace.messaging.event.Topic.OUTCOMES;
import static io.netspace.messaging.event.Topic.PROGRESS;
import static io.netspace.messaging.event.Topic.STUDIES;

import io.netspace.messaging.event.Topic;
import java.util.List;
import java.util.Locale;

/** A service that keeps what it reads of the log in a database of its own. */
public enum LogReadingService {
  SAMPLER(STUDIES, DESIGN_SPACES, CANDIDATES, OUTCOMES, DECISIONS),
  ANALYZER(STUDIES, DESIGN_SPACES, OUTCOMES, DECISIONS),
  GATEWAY(STUDIES, DESIGN_SPACES, CANDIDATES, OUTCOMES, PROGRESS, DECISIONS);

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes.
  private final List<Topic> topics;

  LogReadingService(Topic... topics) {
    this.topics = List.of(topics);
  }

  /** What it reads. */
  public List<Topic> topics() {
    return topics;
  }

  /** The name people know it by. */
  public String serviceName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it keeps what it read. */
  public String database() {
    return "netspace_" + serviceName();
  }
}
