package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.StudyId;
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
public final class Ledger {
  private static final int LARGEST_POPULATION = 1_000_000;

  private final Map<StudyId, StudyFact> studies = new HashMap<>();
  private final Map<PopulationId, PopulationLedger> populations = new HashMap<>();

  /** Those that may be drawn from; few, while the others gather. */
  private final Set<PopulationId> open = new HashSet<>();

  /** A population is to grow; a smaller request than one before changes nothing. */
  public PopulationFact requested(PopulationPlan plan, int upToIndex) {
    return changed(plan.population(), ledger -> ledger.requested(plan, upToIndex)).with(plan);
  }

  /** No further network of the population was found. */
  public PopulationFact exhausted(Population population) {
    return changed(population, PopulationLedger::exhausted);
  }

  /** No more of the population is wanted. */
  public PopulationFact closed(Population population) {
    return changed(population, PopulationLedger::closed);
  }

  private PopulationFact changed(Population population, Consumer<PopulationLedger> change) {
    PopulationLedger ledger = ledger(population.id(), population.study());
    change.accept(ledger);
    open(population.id(), ledger);
    return ledger.fact();
  }

  /** A candidate was published; that its record was read back is told by the other. */
  public CandidateFact published(Candidate candidate) {
    return note(candidate, Fate.OUTSTANDING, null);
  }

  /** A record of a candidate stands in the queue. */
  public CandidateFact sampled(Candidate candidate, QueuePlace place) {
    return note(candidate, Fate.OUTSTANDING, place);
  }

  /** A candidate has an outcome, and so was sampled. */
  public CandidateFact ended(Candidate candidate, Fate outcome) {
    return note(candidate, outcome, null);
  }

  /**
   * Takes note of a candidate.
   *
   * @throws IllegalArgumentException when it cannot have been drawn by a sampler
   */
  private CandidateFact note(Candidate candidate, Fate fate, @Nullable QueuePlace place) {
    Population population = candidate.population();
    if (candidate.index() >= LARGEST_POPULATION || candidate.replicate() >= Study.MOST_REPLICATES) {
      throw new IllegalArgumentException(
          "candidate (%s) is replicate %d of index %d; only replicates below %d are sampled, and indices below %d."
              .formatted(
                  candidate.id(),
                  candidate.replicate(),
                  candidate.index(),
                  Study.MOST_REPLICATES,
                  LARGEST_POPULATION));
    }
    return ledger(population.id(), population.study()).note(candidate, fate, place);
  }

  /** The study's populations are not to be sampled for now. */
  public StudyFact paused(StudyId study, int sequence) {
    return changed(study(study).pausedAs(sequence));
  }

  /** The study's populations are to be sampled again. */
  public StudyFact resumed(StudyId study, int sequence) {
    return changed(study(study).resumedAs(sequence));
  }

  /** No more of any population of the study is wanted, ever. */
  public StudyFact over(StudyId study) {
    StudyFact ended = changed(study(study).ended());
    populations.forEach(
        (id, ledger) -> {
          if (ledger.study().equals(study)) {
            ledger.over();
            open.remove(id);
          }
        });
    return ended;
  }

  private StudyFact changed(StudyFact fact) {
    studies.put(fact.id(), fact);
    return fact;
  }

  private StudyFact study(StudyId id) {
    return studies.getOrDefault(id, StudyFact.unheardOf(id));
  }

  private PopulationLedger ledger(PopulationId id, StudyId study) {
    return populations.computeIfAbsent(
        id,
        _ -> {
          PopulationLedger ledger = new PopulationLedger(id, study);
          if (study(study).over()) {
            ledger.over();
          }
          return ledger;
        });
  }

  private void open(PopulationId id, PopulationLedger ledger) {
    if (ledger.isOpen()) {
      open.add(id);
    } else {
      open.remove(id);
    }
  }

  /** Takes a study back from where it was kept. */
  public void restore(StudyFact kept) {
    changed(kept);
  }

  /** Takes a population back from where it was kept; its study comes before it. */
  public void restore(PopulationFact kept) {
    PopulationLedger ledger = ledger(kept.id(), kept.study());
    ledger.restore(kept);
    open(kept.id(), ledger);
  }

  /** Takes a candidate back from where it was kept; its population comes before it. */
  public void restore(CandidateFact kept) {
    ledger(kept.population(), kept.study()).restore(kept);
  }

  /** The populations that were requested, are not closed, and whose study is not over. */
  public List<PopulationState> open() {
    return open.stream()
        .map(this::known)
        .map(ledger -> ledger.state(study(ledger.study()).isPaused()))
        .toList();
  }

  /** What an open population is drawn from. */
  public PopulationPlan plan(PopulationId population) {
    return known(population).plan();
  }

  /** The number of the first candidate of an open population that is not sampled. */
  public int firstMissing(PopulationId population) {
    return known(population).firstMissing();
  }

  /** Tells a sampler of an open population which candidates there are from its number on. */
  public void tell(PopulationId population, PopulationSampler sampler) {
    PopulationLedger ledger = known(population);
    while (ledger.has(sampler.number())) {
      sampler.know(ledger.network(sampler.number()));
    }
  }

  private PopulationLedger known(PopulationId population) {
    PopulationLedger ledger = populations.get(population);
    if (ledger == null) {
      throw new IllegalStateException("Population " + population + " is not known.");
    }
    return ledger;
  }

  /** The outstanding candidates of whichever population whose record has been read. */
  public Map<CandidateId, QueuePlace> queued() {
    Map<CandidateId, QueuePlace> queued = new HashMap<>();
    populations.values().forEach(ledger -> queued.putAll(ledger.queued()));
    return queued;
  }
}
