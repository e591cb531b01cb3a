package io.netspace.sampler.domain.state;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of studies, populations and candidates. Facts of different partitions may come
 * in any order, and every fact repeatedly: a repetition changes nothing, of two outcomes of one
 * candidate the first holds, and pauses are told by their number. Each fact is answered with what
 * is to be kept of it.
 */
public final class SamplerState {
  private static final int MAX_POPULATION_SIZE = 1_000_000;

  private final Map<StudyId, StudyRecord> studies = new HashMap<>();
  private final Map<PopulationId, PopulationAggregate> populations = new HashMap<>();

  /** Those that may be drawn from; few, while the others gather. */
  private final Set<PopulationId> open = new HashSet<>();

  /** A population is to grow; a smaller request than one before changes nothing. */
  public PopulationRecord requested(PopulationPlan plan, int upToIndex) {
    return updated(plan.population(), ledger -> ledger.requested(plan, upToIndex)).withPlan(plan);
  }

  /** No further network of the population was found. */
  public PopulationRecord exhausted(Population population) {
    return updated(population, PopulationAggregate::exhausted);
  }

  /** No more of the population is wanted. */
  public PopulationRecord closed(Population population) {
    return updated(population, PopulationAggregate::closed);
  }

  private PopulationRecord updated(Population population, Consumer<PopulationAggregate> change) {
    PopulationAggregate ledger = aggregateOrNew(population.id(), population.study());
    change.accept(ledger);
    open(population.id(), ledger);
    return ledger.toRecord();
  }

  /** A candidate was published; that its record was read back is told by the other. */
  public CandidateRecord published(Candidate candidate) {
    return update(candidate, CandidateResult.OUTSTANDING, null);
  }

  /** A record of a candidate stands in the queue. */
  public CandidateRecord sampled(Candidate candidate, QueuePosition place) {
    return update(candidate, CandidateResult.OUTSTANDING, place);
  }

  /** A candidate has an outcome, and so was sampled. */
  public CandidateRecord outcomeReceived(Candidate candidate, CandidateResult outcome) {
    return update(candidate, outcome, null);
  }

  /**
   * Takes note of a candidate.
   *
   * @throws IllegalArgumentException when it cannot have been drawn by a sampler
   */
  private CandidateRecord update(
      Candidate candidate, CandidateResult fate, @Nullable QueuePosition place) {
    Population population = candidate.population();
    if (candidate.index() >= MAX_POPULATION_SIZE || candidate.replicate() >= Study.MAX_REPLICATES) {
      throw new IllegalArgumentException(
          "candidate (%s) is replicate %d of index %d; only replicates below %d are sampled, and indices below %d."
              .formatted(
                  candidate.id(),
                  candidate.replicate(),
                  candidate.index(),
                  Study.MAX_REPLICATES,
                  MAX_POPULATION_SIZE));
    }
    return aggregateOrNew(population.id(), population.study()).update(candidate, fate, place);
  }

  /** The study's populations are not to be sampled for now. */
  public StudyRecord paused(StudyId study, int sequence) {
    return updated(study(study).withPause(sequence));
  }

  /** The study's populations are to be sampled again. */
  public StudyRecord resumed(StudyId study, int sequence) {
    return updated(study(study).withResumption(sequence));
  }

  /** No more of any population of the study is wanted, ever. */
  public StudyRecord studyEnded(StudyId study) {
    StudyRecord ended = updated(study(study).withEnd());
    populations.forEach(
        (id, ledger) -> {
          if (ledger.study().equals(study)) {
            ledger.end();
            open.remove(id);
          }
        });
    return ended;
  }

  private StudyRecord updated(StudyRecord fact) {
    studies.put(fact.id(), fact);
    return fact;
  }

  private StudyRecord study(StudyId id) {
    return studies.getOrDefault(id, StudyRecord.unknown(id));
  }

  private PopulationAggregate aggregateOrNew(PopulationId id, StudyId study) {
    return populations.computeIfAbsent(
        id,
        _ -> {
          PopulationAggregate ledger = new PopulationAggregate(id, study);
          if (study(study).finished()) {
            ledger.end();
          }
          return ledger;
        });
  }

  private void open(PopulationId id, PopulationAggregate ledger) {
    if (ledger.isOpen()) {
      open.add(id);
    } else {
      open.remove(id);
    }
  }

  /** Takes a study back from where it was kept. */
  public void restore(StudyRecord kept) {
    updated(kept);
  }

  /** Takes a population back from where it was kept; its study comes before it. */
  public void restore(PopulationRecord kept) {
    PopulationAggregate ledger = aggregateOrNew(kept.id(), kept.study());
    ledger.restore(kept);
    open(kept.id(), ledger);
  }

  /** Takes a candidate back from where it was kept; its population comes before it. */
  public void restore(CandidateRecord kept) {
    aggregateOrNew(kept.population(), kept.study()).restore(kept);
  }

  /** The populations that were requested, are not closed, and whose study is not over. */
  public List<PopulationProgress> open() {
    return open.stream()
        .map(this::aggregate)
        .map(ledger -> ledger.progress(study(ledger.study()).isPaused()))
        .toList();
  }

  /** What an open population is drawn from. */
  public PopulationPlan plan(PopulationId population) {
    return aggregate(population).plan();
  }

  /** The number of the first candidate of an open population that is not sampled. */
  public int firstUnsampled(PopulationId population) {
    return aggregate(population).firstUnsampled();
  }

  /** Tells a sampler of an open population which candidates there are from its number on. */
  public void skipSampled(PopulationId population, PopulationSampler sampler) {
    PopulationAggregate ledger = aggregate(population);
    while (ledger.isSampled(sampler.nextNumber())) {
      sampler.skip(ledger.networkHash(sampler.nextNumber()));
    }
  }

  private PopulationAggregate aggregate(PopulationId population) {
    PopulationAggregate ledger = populations.get(population);
    if (ledger == null) {
      throw new IllegalStateException("Population " + population + " is not known.");
    }
    return ledger;
  }

  /** The outstanding candidates of whichever population whose record has been read. */
  public Map<CandidateId, QueuePosition> queuePositions() {
    Map<CandidateId, QueuePosition> queued = new HashMap<>();
    populations.values().forEach(ledger -> queued.putAll(ledger.queuePositions()));
    return queued;
  }
}
