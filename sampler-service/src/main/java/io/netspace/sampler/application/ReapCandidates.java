package io.netspace.sampler.application;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.sampler.domain.QueuePlace;
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
  private static final List<Topics> TELLING = List.of(Topics.CANDIDATES, Topics.OUTCOMES);

  /** Candidates that are given up together; the others follow at the next look. */
  private static final int AT_ONCE = 100;

  private final Populations populations;
  private final Queue queue;
  private final Log log;
  private final CandidatePublisher publisher;
  private final String codeVersion;
  private @Nullable Look look;
  private volatile long waiting;
  private final AtomicLong reaped = new AtomicLong();

  public ReapCandidates(
      Populations populations,
      Queue queue,
      Log log,
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
    if (look == null) {
      look = new Look(progress, log.ends(TELLING));
    }
    if (log.isApplied(look.ends())) {
      giveUp(lost(look.queue()));
      look = null;
    }
  }

  private Map<CandidateId, QueuePlace> lost(QueueProgress progress) {
    return populations.queued().entrySet().stream()
        .filter(queued -> progress.isPast(queued.getValue()))
        .limit(AT_ONCE)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void giveUp(Map<CandidateId, QueuePlace> lost) {
    if (!lost.isEmpty()) {
      int limit = queue.deliveryLimit();
      publisher.publish(
          lost.entrySet().stream()
              .map(one -> abandoned(one.getKey(), one.getValue(), limit))
              .toList());
      reaped.addAndGet(lost.size());
    }
  }

  private CandidateAbandoned abandoned(CandidateId candidate, QueuePlace place, int limit) {
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
  private record Look(QueueProgress queue, List<LogEnd> ends) {}
}
