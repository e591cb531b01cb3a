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

/** A service that projects the log into its own database. */
public enum LogReadingService {
  SAMPLER(STUDIES, DESIGN_SPACES, CANDIDATES, OUTCOMES, DECISIONS),
  ANALYZER(STUDIES, DESIGN_SPACES, OUTCOMES, DECISIONS),
  GATEWAY(STUDIES, DESIGN_SPACES, CANDIDATES, OUTCOMES, PROGRESS, DECISIONS);

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
  private final List<Topic> topics;

  LogReadingService(Topic... topics) {
    this.topics = List.of(topics);
  }

  /** The topics that it reads. */
  public List<Topic> topics() {
    return topics;
  }

  /** Its name in messages and options. */
  public String serviceName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of its database. */
  public String database() {
    return "netspace_" + serviceName();
  }
}
