package io.netspace.local.proof;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.proof.ProvenFate;
import io.netspace.contracts.vocabulary.proof.ProvenOutcome;
import io.netspace.contracts.vocabulary.proof.ProvenPopulation;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import io.netspace.sampler.domain.PopulationPlan;
import io.netspace.sampler.domain.PopulationSampler;
import io.netspace.sampler.domain.Sampled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The candidates of a study's revisions, drawn again by the sampler's own law: they follow from the
 * study's seed, so a proof need not hold them.
 */
final class DrawnAgain {
  /** Without a new network; far more than a sampler makes. */
  private static final long MOST_DRAWS = 10_000_000;

  private final StudyProof proof;
  private final Map<Population, Drawing> drawings = new HashMap<>();

  DrawnAgain(StudyProof proof) {
    this.proof = proof;
  }

  /**
   * A candidate that stands for a revision; empty where no population of its revision was asked
   * for, or where its space has no such network.
   */
  Optional<Candidate> candidate(Population population, int index, int replicate) {
    boolean isDrawn =
        population.study().equals(proof.study().id())
            && population.purpose().isRanked()
            && population.revision() < proof.revisions().size();
    return isDrawn
        ? drawings
            .computeIfAbsent(population, this::drawing)
            .at(index * proof.study().trainingsEach() + replicate)
        : Optional.empty();
  }

  /** The trained candidates of a population before an index, each with its error. */
  List<RankedCandidate> trained(ProvenPopulation population, int end) {
    Population drawn =
        Population.of(proof.study().id(), population.revision(), population.purpose());
    return population.outcomes().stream()
        .filter(isTrainedBefore(end))
        .flatMap(outcome -> ranked(drawn, outcome).stream())
        .toList();
  }

  private static Predicate<ProvenOutcome> isTrainedBefore(int end) {
    return outcome -> outcome.index() < end && outcome.state() == ProvenFate.TRAINED;
  }

  private Optional<RankedCandidate> ranked(Population population, ProvenOutcome outcome) {
    Double error = outcome.errorPercent();
    return error == null
        ? Optional.empty()
        : candidate(population, outcome.index(), outcome.replicate())
            .map(candidate -> new RankedCandidate(candidate, error));
  }

  private Drawing drawing(Population population) {
    Study study = proof.study();
    Revision revision = proof.revisions().get(population.revision());
    return new Drawing(
        new PopulationSampler(
            new PopulationPlan(
                study.seed(),
                population,
                revision.space(),
                study.dataSet(),
                study.regime(),
                study.trainingsEach(),
                null),
            MOST_DRAWS));
  }

  /** The candidates of a population, as far as they were asked for. */
  private static final class Drawing {
    private final PopulationSampler sampler;
    private final List<Candidate> drawn = new ArrayList<>();

    Drawing(PopulationSampler sampler) {
      this.sampler = sampler;
    }

    Optional<Candidate> at(int number) {
      while (drawn.size() <= number && sampler.next() instanceof Sampled next) {
        drawn.add(next.candidate());
      }
      return number < drawn.size() ? Optional.of(drawn.get(number)) : Optional.empty();
    }
  }
}
