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
 * Abandons candidates whose record the queue has completed without an outcome: every trainer that
 * had it crashed.
 *
 * <p>A trainer publishes the outcome, or requeues the candidate, before it accepts the record. So a
 * record that was completed when the queue was read has its outcome, or a later record, before the
 * end offsets that the log has afterwards. Once the log is applied up to those ends, an outstanding
 * candidate whose last record was completed is lost. The record of a candidate that waits or
 * trains, however long, is not completed.
 *
 * <p>Abandoned candidates are in the log before its ends are read again, and so are not abandoned
 * twice.
 */
public class ReapCandidates {
  private static final List<Topic> OUTCOME_TOPICS = List.of(Topic.CANDIDATES, Topic.OUTCOMES);

  /** Candidates abandoned in one scan; the others follow in the next. */
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

  /**
   * Reads the progress of the queue, and abandons what the last snapshot shows as lost, once the
   * log is applied up to the snapshot's ends.
   */
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
              .map(candidate -> abandoned(candidate.getKey(), candidate.getValue(), limit))
              .toList());
      reaped.addAndGet(lost.size());
    }
  }

  private CandidateAbandoned abandoned(CandidateId candidate, QueuePosition position, int limit) {
    QueuedCandidate queued = log.candidateAt(position);
    CandidateSampled event = queued.event();
    if (!event.candidate().id().equals(candidate)) {
      throw new IllegalStateException(
          "Candidate (%s) is not the one at offset %d of partition %d, which is %s; the log was replaced."
              .formatted(
                  candidate, position.offset(), position.partition(), event.candidate().id()));
    }
    Provenance from = event.provenance();
    return new CandidateAbandoned(
        new Provenance(from.study(), from.revision(), from.seed(), codeVersion),
        event.candidate(),
        AbandonReason.NO_SIGN_OF_LIFE,
        "Every trainer that took it vanished, and the queue gave it up (offset %d of partition %d)."
            .formatted(position.offset(), position.partition()),
        queued.attempts() + limit);
  }

  /** Records that wait in the queue or train, as of the last scan. */
  public long waiting() {
    return waiting;
  }

  /** Candidates abandoned since the start. */
  public long reaped() {
    return reaped.get();
  }

  /** The progress of the queue, and the end offsets of the log read after it. */
  private record Snapshot(QueueProgress queue, List<EndOffset> ends) {}
}
