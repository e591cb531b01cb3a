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
 * The state of studies, populations and candidates, folded from the log. Events of different
 * partitions may come in any order, and repeatedly: a repetition changes nothing, of two outcomes
 * of one candidate the first counts, and pauses are ordered by their number. Each event returns the
 * record to store.
 */
public final class SamplerState {
  private final Map<StudyId, StudyRecord> studies = new HashMap<>();
  private final Map<PopulationId, PopulationAggregate> populations = new HashMap<>();

  /** The open ones, which are few, while those that ended accumulate. */
  private final Set<PopulationId> open = new HashSet<>();

  /** A population is to grow; a request smaller than an earlier one changes nothing. */
  public PopulationRecord requested(PopulationPlan plan, int upToIndex) {
    return updated(plan.population(), aggregate -> aggregate.requested(plan, upToIndex))
        .withPlan(plan);
  }

  /** No further network of the population was found. */
  public PopulationRecord exhausted(Population population) {
    return updated(population, PopulationAggregate::exhausted);
  }

  /** No more of the population is needed. */
  public PopulationRecord closed(Population population) {
    return updated(population, PopulationAggregate::closed);
  }

  private PopulationRecord updated(Population population, Consumer<PopulationAggregate> change) {
    PopulationAggregate aggregate = aggregateOrNew(population.id(), population.study());
    change.accept(aggregate);
    open(population.id(), aggregate);
    return aggregate.toRecord();
  }

  /** A candidate was published, and its record has not been read back. */
  public CandidateRecord published(Candidate candidate) {
    return update(candidate, CandidateResult.OUTSTANDING, null);
  }

  /** A record of a candidate was read from the queue. */
  public CandidateRecord sampled(Candidate candidate, QueuePosition position) {
    return update(candidate, CandidateResult.OUTSTANDING, position);
  }

  /** A candidate has an outcome, which implies that it was sampled. */
  public CandidateRecord outcomeReceived(Candidate candidate, CandidateResult outcome) {
    return update(candidate, outcome, null);
  }

  /**
   * Updates a candidate.
   *
   * @throws IllegalArgumentException when its index or replicate is beyond the limits
   */
  private CandidateRecord update(
      Candidate candidate, CandidateResult result, @Nullable QueuePosition position) {
    Population population = candidate.population();
    if (candidate.index() >= Population.MAX_SIZE || candidate.replicate() >= Study.MAX_REPLICATES) {
      throw new IllegalArgumentException(
          "candidate (%s) is replicate %d of index %d; only replicates below %d are sampled, and indices below %d."
              .formatted(
                  candidate.id(),
                  candidate.replicate(),
                  candidate.index(),
                  Study.MAX_REPLICATES,
                  Population.MAX_SIZE));
    }
    return aggregateOrNew(population.id(), population.study()).update(candidate, result, position);
  }

  /** The study's populations are not to be sampled until it is resumed. */
  public StudyRecord paused(StudyId study, int sequence) {
    return updated(study(study).withPause(sequence));
  }

  /** The study's populations are to be sampled again. */
  public StudyRecord resumed(StudyId study, int sequence) {
    return updated(study(study).withResumption(sequence));
  }

  /** No population of the study is sampled any more. */
  public StudyRecord studyEnded(StudyId study) {
    StudyRecord ended = updated(study(study).withEnd());
    populations.forEach(
        (id, aggregate) -> {
          if (aggregate.study().equals(study)) {
            aggregate.end();
            open.remove(id);
          }
        });
    return ended;
  }

  private StudyRecord updated(StudyRecord changed) {
    studies.put(changed.id(), changed);
    return changed;
  }

  private StudyRecord study(StudyId id) {
    return studies.getOrDefault(id, StudyRecord.unknown(id));
  }

  private PopulationAggregate aggregateOrNew(PopulationId id, StudyId study) {
    return populations.computeIfAbsent(
        id,
        _ -> {
          PopulationAggregate aggregate = new PopulationAggregate(id, study);
          if (study(study).finished()) {
            aggregate.end();
          }
          return aggregate;
        });
  }

  private void open(PopulationId id, PopulationAggregate aggregate) {
    if (aggregate.isOpen()) {
      open.add(id);
    } else {
      open.remove(id);
    }
  }

  /** Restores a study from the store. */
  public void restore(StudyRecord stored) {
    updated(stored);
  }

  /** Restores a population from the store; its study must be restored before. */
  public void restore(PopulationRecord stored) {
    PopulationAggregate aggregate = aggregateOrNew(stored.id(), stored.study());
    aggregate.restore(stored);
    open(stored.id(), aggregate);
  }

  /** Restores a candidate from the store; its population must be restored before. */
  public void restore(CandidateRecord stored) {
    aggregateOrNew(stored.population(), stored.study()).restore(stored);
  }

  /** The populations that were requested, are not closed, and whose study has not ended. */
  public List<PopulationProgress> open() {
    return open.stream()
        .map(this::aggregate)
        .map(aggregate -> aggregate.progress(study(aggregate.study()).isPaused()))
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

  /** Advances a sampler of an open population past the candidates that are sampled. */
  public void skipSampled(PopulationId population, PopulationSampler sampler) {
    PopulationAggregate aggregate = aggregate(population);
    while (aggregate.isSampled(sampler.nextNumber())) {
      sampler.skip(aggregate.networkHash(sampler.nextNumber()));
    }
  }

  private PopulationAggregate aggregate(PopulationId population) {
    PopulationAggregate aggregate = populations.get(population);
    if (aggregate == null) {
      throw new IllegalStateException("Population " + population + " is not known.");
    }
    return aggregate;
  }

  /**
   * The outstanding candidates of all populations whose record has been read, with its position.
   */
  public Map<CandidateId, QueuePosition> queuePositions() {
    Map<CandidateId, QueuePosition> queued = new HashMap<>();
    populations.values().forEach(aggregate -> queued.putAll(aggregate.queuePositions()));
    return queued;
  }
}
