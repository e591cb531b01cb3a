package io.netspace.sampler.application;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Provenance;
import io.netspace.sampler.domain.state.QueuePosition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives up the candidates that the queue is done with though nobody told an outcome: those whose
 * every delivery ended with the trainer's end.
 *
 * <p>A trainer publishes the outcome, or hands the candidate back at the end of the queue, before
 * it accepts the record. So what the queue had passed when it was looked at has its outcome, or a
 * later record, before the ends that the log has after that look. Once the log is applied to those
 * ends, an outstanding candidate whose last record was passed is lost. A candidate that waits, or
 * trains however long, is not passed.
 *
 * <p>What was given up is in the log before the next look at its ends, and so is not given up
 * again.
 */
public class ReapCandidates {
  private static final List<Topic> OUTCOME_TOPICS = List.of(Topic.CANDIDATES, Topic.OUTCOMES);

  /** Candidates that are given up together; the others follow at the next look. */
  private static final int MAX_PER_SCAN = 100;

  private final Populations populations;
  private final WorkQueue queue;
  private final EventLog log;
  private final CandidatePublisher publisher;
  private final String codeVersion;
  private @Nullable Snapshot snapshot;
  private volatile long waiting;
  private final AtomicLong reaped = new AtomicLong();

  public ReapCandidates(
      Populations populations,
      WorkQueue queue,
      EventLog log,
      CandidatePublisher publisher,
      String codeVersion) {
    this.populations = populations;
    this.queue = queue;
    this.log = log;
    this.publisher = publisher;
    this.codeVersion = codeVersion;
  }

  /** Looks at the queue, and reaps by the last look that the log has been applied up to. */
  public synchronized void reap() {
    QueueProgress progress = queue.progress();
    waiting = progress.waiting();
    if (snapshot == null) {
      snapshot = new Snapshot(progress, log.endOffsets(OUTCOME_TOPICS));
    }
    if (log.isApplied(snapshot.ends())) {
      abandon(lost(snapshot.queue()));
      snapshot = null;
    }
  }

  private Map<CandidateId, QueuePosition> lost(QueueProgress progress) {
    return populations.queuePositions().entrySet().stream()
        .filter(queued -> progress.isCompleted(queued.getValue()))
        .limit(MAX_PER_SCAN)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void abandon(Map<CandidateId, QueuePosition> lost) {
    if (!lost.isEmpty()) {
      int limit = queue.deliveryLimit();
      publisher.publish(
          lost.entrySet().stream()
              .map(one -> abandoned(one.getKey(), one.getValue(), limit))
              .toList());
      reaped.addAndGet(lost.size());
    }
  }

  private CandidateAbandoned abandoned(CandidateId candidate, QueuePosition place, int limit) {
    QueuedCandidate queued = log.candidateAt(place);
    CandidateSampled event = queued.event();
    if (!event.candidate().id().equals(candidate)) {
      throw new IllegalStateException(
          "Candidate (%s) is not the one at offset %d of partition %d, which is %s; the log was replaced."
              .formatted(candidate, place.offset(), place.partition(), event.candidate().id()));
    }
    Provenance from = event.provenance();
    return new CandidateAbandoned(
        new Provenance(from.study(), from.revision(), from.seed(), codeVersion),
        event.candidate(),
        AbandonReason.NO_SIGN_OF_LIFE,
        "Every trainer that took it vanished, and the queue gave it up (offset %d of partition %d)."
            .formatted(place.offset(), place.partition()),
        queued.attempts() + limit);
  }

  /** Records that wait in the queue or train, as of the last look. */
  public long waiting() {
    return waiting;
  }

  /** Candidates given up since the start. */
  public long reaped() {
    return reaped.get();
  }

  /** What the queue had passed, and where the log ended after that. */
  private record Snapshot(QueueProgress queue, List<EndOffset> ends) {}
}
