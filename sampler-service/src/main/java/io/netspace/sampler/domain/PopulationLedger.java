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
 * What the log says of one population and its candidates. A candidate takes a byte for its fate; a
 * network eight until the population is over; an outstanding candidate also its place in the queue.
 *
 * <p>Candidates are sampled in the order of their numbers: index × replicates + replicate.
 */
final class PopulationLedger {
  private final PopulationId id;
  private final StudyId study;
  private @Nullable PopulationPlan plan;
  private int requested;
  private boolean exhausted;
  private boolean closed;
  private boolean over;

  private final FateTable fates = new FateTable();
  private long[] networks = {};
  private final Map<Slot, QueuePlace> places = new HashMap<>();
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
    int wanted = requested * plan().trainingsEach();
    return new PopulationState(id, wanted, sampled, outstanding, exhausted, paused);
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
    Slot slot = new Slot(candidate.index(), candidate.replicate());
    long network =
        has(slot) && !over
            ? networks[slot.index()]
            : PopulationSampler.networkOf(candidate.architecture());
    note(slot, network, fate);
    if (place != null && !fate(slot).isOutcome()) {
      places.merge(slot, place, QueuePlace::orLater);
    }
    return new CandidateFact(
        candidate.id(),
        study,
        id,
        slot.index(),
        slot.replicate(),
        network,
        fate(slot),
        places.get(slot));
  }

  void restore(CandidateFact kept) {
    Slot slot = new Slot(kept.index(), kept.replicate());
    note(slot, kept.network(), kept.fate());
    if (kept.place() != null) {
      places.put(slot, kept.place());
    }
  }

  private void note(Slot slot, long network, Fate fate) {
    if (!has(slot)) {
      add(slot, network, fate);
    } else if (fate.isOutcome() && !fate(slot).isOutcome()) {
      fates.put(slot.index(), slot.replicate(), fate);
      places.remove(slot);
      outstanding--;
    }
  }

  private void add(Slot slot, long network, Fate fate) {
    fates.put(slot.index(), slot.replicate(), fate);
    if (!over) {
      remember(slot.index(), network);
    }
    sampled++;
    outstanding += fate.isOutcome() ? 0 : 1;
  }

  private void remember(int index, long network) {
    if (index >= networks.length) {
      networks = Arrays.copyOf(networks, index + 1 + index / 2);
    }
    networks[index] = network;
  }

  private boolean has(Slot slot) {
    return fates.has(slot.index(), slot.replicate());
  }

  private Fate fate(Slot slot) {
    return fates.get(slot.index(), slot.replicate());
  }

  /** Whether the candidate of a number is sampled. */
  boolean has(int number) {
    int replicates = plan().trainingsEach();
    return fates.has(number / replicates, number % replicates);
  }

  /** The number of the first candidate that is not sampled. */
  int firstMissing() {
    while (has(firstMissing)) {
      firstMissing++;
    }
    return firstMissing;
  }

  /** The network of the candidate of a number, which is sampled. */
  long network(int number) {
    return networks[number / plan().trainingsEach()];
  }

  /** The outstanding candidates whose last record has been read, with its place. */
  Map<CandidateId, QueuePlace> queued() {
    Map<CandidateId, QueuePlace> queued = new HashMap<>();
    places.forEach(
        (slot, place) -> queued.put(CandidateId.of(id, slot.index(), slot.replicate()), place));
    return queued;
  }

  /** Which candidate of the population. */
  private record Slot(int index, int replicate) {}
}
