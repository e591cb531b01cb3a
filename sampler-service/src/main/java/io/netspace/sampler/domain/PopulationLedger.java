package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one population and its candidates. A candidate takes a byte for its fate
 * and, until the population is over, eight for its network; an outstanding one also its place in
 * the queue.
 */
final class PopulationLedger {
  private static final byte NOT_SAMPLED = 0;

  private final PopulationId id;
  private final StudyId study;
  private @Nullable PopulationPlan plan;
  private int requested;
  private boolean exhausted;
  private boolean closed;
  private boolean over;

  private byte[] fates = {};
  private long[] networks = {};
  private final Map<Integer, QueuePlace> places = new HashMap<>();
  private int firstMissing;
  private int sampled;
  private int outstanding;

  PopulationLedger(PopulationId id, StudyId study) {
    this.id = id;
    this.study = study;
  }

  StudyId study() {
    return study;
  }

  void requested(PopulationPlan asked, int upToIndex) {
    if (plan == null && !over) {
      plan = asked;
    }
    requested = Math.max(requested, upToIndex);
  }

  void exhausted() {
    exhausted = true;
  }

  void closed() {
    closed = true;
    over();
  }

  /** Nothing more of it is drawn: what drawing needs is let go. */
  void over() {
    over = true;
    plan = null;
    networks = new long[0];
  }

  boolean isOpen() {
    return plan != null && !over;
  }

  PopulationPlan plan() {
    if (plan == null) {
      throw new IllegalStateException("Population " + id + " is not requested, or over.");
    }
    return plan;
  }

  PopulationState state(boolean paused) {
    return new PopulationState(id, requested, sampled, outstanding, exhausted, paused);
  }

  PopulationFact fact() {
    return new PopulationFact(id, study, plan, requested, exhausted, closed);
  }

  void restore(PopulationFact kept) {
    requested = Math.max(requested, kept.requested());
    plan = over ? null : kept.plan();
    exhausted = kept.exhausted();
    if (kept.closed()) {
      closed();
    }
  }

  /** Takes note of a candidate; of two different fates the first one that is an outcome holds. */
  CandidateFact note(Candidate candidate, Fate fate, @Nullable QueuePlace place) {
    int index = candidate.index();
    long network =
        has(index) && !over
            ? networks[index]
            : PopulationSampler.networkOf(candidate.architecture());
    note(index, network, fate);
    if (place != null && !fate(index).isOutcome()) {
      places.merge(index, place, QueuePlace::orLater);
    }
    return new CandidateFact(
        candidate.id(), study, id, index, network, fate(index), places.get(index));
  }

  void restore(CandidateFact kept) {
    note(kept.index(), kept.network(), kept.fate());
    if (kept.place() != null) {
      places.put(kept.index(), kept.place());
    }
  }

  private void note(int index, long network, Fate fate) {
    if (!has(index)) {
      add(index, network, fate);
    } else if (fate.isOutcome() && !fate(index).isOutcome()) {
      fates[index] = fate.code();
      places.remove(index);
      outstanding--;
    }
  }

  private void add(int index, long network, Fate fate) {
    if (index >= fates.length) {
      fates = Arrays.copyOf(fates, roomFor(index));
    }
    fates[index] = fate.code();
    if (!over) {
      remember(index, network);
    }
    sampled++;
    outstanding += fate.isOutcome() ? 0 : 1;
  }

  private void remember(int index, long network) {
    if (index >= networks.length) {
      networks = Arrays.copyOf(networks, roomFor(index));
    }
    networks[index] = network;
  }

  private static int roomFor(int index) {
    return index + 1 + index / 2;
  }

  /** Whether a candidate is sampled. */
  boolean has(int index) {
    return index < fates.length && fates[index] != NOT_SAMPLED;
  }

  int firstMissing() {
    while (has(firstMissing)) {
      firstMissing++;
    }
    return firstMissing;
  }

  private Fate fate(int index) {
    return Fate.of(fates[index]);
  }

  long network(int index) {
    return networks[index];
  }

  /** The outstanding candidates whose last record has been read, with its place. */
  Map<CandidateId, QueuePlace> queued() {
    Map<CandidateId, QueuePlace> queued = new HashMap<>();
    places.forEach((index, place) -> queued.put(Ledger.idOf(id, index), place));
    return queued;
  }
}
