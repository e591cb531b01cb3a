package io.netspace.sampler.domain.state;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one population and its candidates. A candidate takes a byte for its fate; a
 * network eight until the population is over; an outstanding candidate also its place in the queue.
 *
 * <p>Candidates are sampled in the order of their numbers: index × replicates + replicate.
 */
final class PopulationAggregate {
  private final PopulationId id;
  private final StudyId study;
  private @Nullable PopulationPlan plan;
  private int requested;
  private boolean exhausted;
  private boolean closed;
  private boolean ended;

  private final CandidateResultTable results = new CandidateResultTable();
  private long[] networkHashes = {};
  private final Map<CandidateKey, QueuePosition> positions = new HashMap<>();
  private int firstUnsampled;
  private int sampled;
  private int outstanding;

  PopulationAggregate(PopulationId id, StudyId study) {
    this.id = id;
    this.study = study;
  }

  StudyId study() {
    return study;
  }

  void requested(PopulationPlan asked, int upToIndex) {
    if (plan == null && !ended) {
      plan = asked;
    }
    requested = Math.max(requested, upToIndex);
  }

  void exhausted() {
    exhausted = true;
  }

  void closed() {
    closed = true;
    end();
  }

  /** Nothing more of it is drawn: what drawing needs is let go. */
  void end() {
    ended = true;
    plan = null;
    networkHashes = new long[0];
  }

  boolean isOpen() {
    return plan != null && !ended;
  }

  PopulationPlan plan() {
    if (plan == null) {
      throw new IllegalStateException("Population " + id + " is not requested, or over.");
    }
    return plan;
  }

  PopulationProgress progress(boolean paused) {
    int wanted = requested * plan().trainingsEach();
    return new PopulationProgress(id, wanted, sampled, outstanding, exhausted, paused);
  }

  PopulationRecord toRecord() {
    return new PopulationRecord(id, study, plan, requested, exhausted, closed);
  }

  void restore(PopulationRecord kept) {
    requested = Math.max(requested, kept.requested());
    plan = ended ? null : kept.plan();
    exhausted = kept.exhausted();
    if (kept.closed()) {
      closed();
    }
  }

  /** Takes note of a candidate; of two different fates the first one that is an outcome holds. */
  CandidateRecord update(Candidate candidate, CandidateResult fate, @Nullable QueuePosition place) {
    CandidateKey slot = new CandidateKey(candidate.index(), candidate.replicate());
    long network =
        isSampled(slot) && !ended
            ? networkHashes[slot.index()]
            : PopulationSampler.hashOf(candidate.architecture());
    update(slot, network, fate);
    if (place != null && !result(slot).isOutcome()) {
      positions.merge(slot, place, QueuePosition::latest);
    }
    return new CandidateRecord(
        candidate.id(),
        study,
        id,
        slot.index(),
        slot.replicate(),
        network,
        result(slot),
        positions.get(slot));
  }

  void restore(CandidateRecord kept) {
    CandidateKey slot = new CandidateKey(kept.index(), kept.replicate());
    update(slot, kept.networkHash(), kept.result());
    if (kept.position() != null) {
      positions.put(slot, kept.position());
    }
  }

  private void update(CandidateKey slot, long network, CandidateResult fate) {
    if (!isSampled(slot)) {
      add(slot, network, fate);
    } else if (fate.isOutcome() && !result(slot).isOutcome()) {
      results.put(slot.index(), slot.replicate(), fate);
      positions.remove(slot);
      outstanding--;
    }
  }

  private void add(CandidateKey slot, long network, CandidateResult fate) {
    results.put(slot.index(), slot.replicate(), fate);
    if (!ended) {
      storeHash(slot.index(), network);
    }
    sampled++;
    outstanding += fate.isOutcome() ? 0 : 1;
  }

  private void storeHash(int index, long network) {
    if (index >= networkHashes.length) {
      networkHashes = Arrays.copyOf(networkHashes, index + 1 + index / 2);
    }
    networkHashes[index] = network;
  }

  private boolean isSampled(CandidateKey slot) {
    return results.has(slot.index(), slot.replicate());
  }

  private CandidateResult result(CandidateKey slot) {
    return results.get(slot.index(), slot.replicate());
  }

  /** Whether the candidate of a number is sampled. */
  boolean isSampled(int number) {
    int replicates = plan().trainingsEach();
    return results.has(number / replicates, number % replicates);
  }

  /** The number of the first candidate that is not sampled. */
  int firstUnsampled() {
    while (isSampled(firstUnsampled)) {
      firstUnsampled++;
    }
    return firstUnsampled;
  }

  /** The network of the candidate of a number, which is sampled. */
  long networkHash(int number) {
    return networkHashes[number / plan().trainingsEach()];
  }

  /** The outstanding candidates whose last record has been read, with its place. */
  Map<CandidateId, QueuePosition> queuePositions() {
    Map<CandidateId, QueuePosition> queued = new HashMap<>();
    positions.forEach(
        (slot, place) -> queued.put(CandidateId.of(id, slot.index(), slot.replicate()), place));
    return queued;
  }

  /** Which candidate of the population. */
  private record CandidateKey(int index, int replicate) {}
}
