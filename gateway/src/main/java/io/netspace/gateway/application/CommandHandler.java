package io.netspace.gateway.application;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.StudyId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Handles commands, one at a time for each study: publishes the event of one and applies it to the
 * read model before answering, so that the next query sees it. When the log delivers the event, it
 * changes nothing. Commands about different studies wait for the log together.
 */
public final class CommandHandler {
  /** Studies are divided among so many locks. */
  private static final int LOCKS = 256;

  private final StudyEventPublisher publisher;
  private final ReadModel model;
  private final LogState log;
  private final Clock clock;
  private final String codeVersion;
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  public CommandHandler(
      StudyEventPublisher publisher,
      ReadModel model,
      LogState log,
      Clock clock,
      String codeVersion) {
    this.publisher = publisher;
    this.model = model;
    this.log = log;
    this.clock = clock;
    this.codeVersion = codeVersion;
  }

  /**
   * Handles one command, exclusively among those about its study.
   *
   * @param study id of the study, known or not
   */
  <T> T handle(String study, Supplier<T> request) {
    if (!log.caughtUp()) {
      throw Problem.notReady(
          "The gateway is still reading the log; ask again when /q/health/ready is UP.");
    }
    ReentrantLock lock = locks.get(Math.floorMod(study.hashCode(), LOCKS));
    lock.lock();
    try {
      return request.get();
    } finally {
      lock.unlock();
    }
  }

  void publish(Event event) {
    Instant now = clock.instant();
    publisher.publish(event, now);
    model.apply(event, now);
  }

  Provenance provenance(StudyId study, int revision, long seed) {
    return new Provenance(study, revision, seed, codeVersion);
  }
}
