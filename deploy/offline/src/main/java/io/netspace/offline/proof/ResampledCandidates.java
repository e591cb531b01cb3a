package io.netspace.offline.proof;

import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.ProvenStatus;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Population;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import io.netspace.sampler.domain.population.Sampled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The candidates of a study's revisions, resampled by the sampler's own code: they follow from the
 * study's seed, so a proof need not hold them.
 */
final class ResampledCandidates {
  /** Draws without a new network; far more than a sampler makes. */
  private static final long MAX_DRAWS = 10_000_000;

  private final StudyProof proof;
  private final Map<Population, PopulationSequence> sequencesByPopulation = new HashMap<>();

  ResampledCandidates(StudyProof proof) {
    this.proof = proof;
  }

  /**
   * A candidate of a revision; empty where no population of its revision was sampled or where its
   * space has no such network.
   */
  Optional<Candidate> candidate(Population population, int index, int replicate) {
    boolean isDrawn =
        population.study().equals(proof.study().id())
            && population.purpose().isRanked()
            && population.revision() < proof.revisions().size();
    return isDrawn
        ? sequencesByPopulation
            .computeIfAbsent(population, this::sequence)
            .candidate(index * proof.study().trainingsPerNetwork() + replicate)
        : Optional.empty();
  }

  /** The trained candidates of a population with a lower index, each with its error. */
  List<RankedCandidate> trained(ProvenPopulation population, int end) {
    Population drawn =
        Population.of(proof.study().id(), population.revision(), population.purpose());
    return population.outcomes().stream()
        .filter(isTrainedBefore(end))
        .flatMap(outcome -> ranked(drawn, outcome).stream())
        .toList();
  }

  private static Predicate<ProvenOutcome> isTrainedBefore(int end) {
    return outcome -> outcome.index() < end && outcome.state() == ProvenStatus.TRAINED;
  }

  private Optional<RankedCandidate> ranked(Population population, ProvenOutcome outcome) {
    Double error = outcome.errorPercent();
    return error == null
        ? Optional.empty()
        : candidate(population, outcome.index(), outcome.replicate())
            .map(candidate -> new RankedCandidate(candidate, error));
  }

  private PopulationSequence sequence(Population population) {
    Study study = proof.study();
    Revision revision = proof.revisions().get(population.revision());
    return new PopulationSequence(
        new PopulationSampler(
            new PopulationPlan(
                study.seed(),
                population,
                revision.space(),
                study.dataSet(),
                study.regime(),
                study.trainingsPerNetwork(),
                null,
                hasIndependentDraws(population)),
            MAX_DRAWS));
  }

  private boolean hasIndependentDraws(Population population) {
    return proof.populations().stream()
        .anyMatch(proven -> proven.id().equals(population.id()) && proven.hasIndependentDraws());
  }

  /** The candidates of a population, as far as they are resampled. */
  private static final class PopulationSequence {
    private final PopulationSampler sampler;
    private final List<Candidate> candidates = new ArrayList<>();

    PopulationSequence(PopulationSampler sampler) {
      this.sampler = sampler;
    }

    Optional<Candidate> candidate(int number) {
      while (candidates.size() <= number && sampler.next() instanceof Sampled next) {
        candidates.add(next.candidate());
      }
      return number < candidates.size() ? Optional.of(candidates.get(number)) : Optional.empty();
    }
  }
}
