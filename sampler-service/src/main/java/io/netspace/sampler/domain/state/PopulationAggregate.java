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
 * The state of one population and its candidates. Memory: one byte a candidate for its result,
 * eight bytes a network until the population has ended, and the queue position of each outstanding
 * candidate.
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

  void requested(PopulationPlan newPlan, int upToIndex) {
    if (plan == null && !ended) {
      plan = newPlan;
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

  /** Nothing more is drawn: releases what drawing needs. */
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
    int candidates = requested * plan().trainingsEach();
    return new PopulationProgress(id, candidates, sampled, outstanding, exhausted, paused);
  }

  PopulationRecord toRecord() {
    return new PopulationRecord(id, study, plan, requested, exhausted, closed);
  }

  void restore(PopulationRecord stored) {
    requested = Math.max(requested, stored.requested());
    plan = ended ? null : stored.plan();
    exhausted = stored.exhausted();
    if (stored.closed()) {
      closed();
    }
  }

  /** Updates a candidate; of two different outcomes the first one counts. */
  CandidateRecord update(
      Candidate candidate, CandidateResult result, @Nullable QueuePosition position) {
    CandidateKey key = new CandidateKey(candidate.index(), candidate.replicate());
    long networkHash =
        isSampled(key) && !ended
            ? networkHashes[key.index()]
            : PopulationSampler.hashOf(candidate.architecture());
    update(key, networkHash, result);
    if (position != null && !result(key).isOutcome()) {
      positions.merge(key, position, QueuePosition::latest);
    }
    return new CandidateRecord(
        candidate.id(),
        study,
        id,
        key.index(),
        key.replicate(),
        networkHash,
        result(key),
        positions.get(key));
  }

  void restore(CandidateRecord stored) {
    CandidateKey key = new CandidateKey(stored.index(), stored.replicate());
    update(key, stored.networkHash(), stored.result());
    if (stored.position() != null) {
      positions.put(key, stored.position());
    }
  }

  private void update(CandidateKey key, long networkHash, CandidateResult result) {
    if (!isSampled(key)) {
      add(key, networkHash, result);
    } else if (result.isOutcome() && !result(key).isOutcome()) {
      results.put(key.index(), key.replicate(), result);
      positions.remove(key);
      outstanding--;
    }
  }

  private void add(CandidateKey key, long networkHash, CandidateResult result) {
    results.put(key.index(), key.replicate(), result);
    if (!ended) {
      storeHash(key.index(), networkHash);
    }
    sampled++;
    outstanding += result.isOutcome() ? 0 : 1;
  }

  private void storeHash(int index, long networkHash) {
    if (index >= networkHashes.length) {
      networkHashes = Arrays.copyOf(networkHashes, index + 1 + index / 2);
    }
    networkHashes[index] = networkHash;
  }

  private boolean isSampled(CandidateKey key) {
    return results.has(key.index(), key.replicate());
  }

  private CandidateResult result(CandidateKey key) {
    return results.get(key.index(), key.replicate());
  }

  /** Whether the candidate with this number is sampled. */
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

  /** The network hash of the candidate with this number, which must be sampled. */
  long networkHash(int number) {
    return networkHashes[number / plan().trainingsEach()];
  }

  /** The outstanding candidates whose last record has been read, with its position. */
  Map<CandidateId, QueuePosition> queuePositions() {
    Map<CandidateId, QueuePosition> queued = new HashMap<>();
    positions.forEach(
        (key, position) -> queued.put(CandidateId.of(id, key.index(), key.replicate()), position));
    return queued;
  }

  /** Identifies a candidate within the population. */
  private record CandidateKey(int index, int replicate) {}
}
