package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.Comparator;

/** The candidates of one population that are the same replicate, told apart by their index. */
public record Cohort(StudyId study, PopulationId population, int revision, int replicate)
    implements Comparable<Cohort> {
  private static final Comparator<Cohort> BY_REVISION =
      Comparator.comparingInt(Cohort::revision)
          .thenComparing(cohort -> cohort.population().value())
          .thenComparingInt(Cohort::replicate);

  public static Cohort of(Candidate candidate) {
    Population population = candidate.population();
    return new Cohort(
        population.study(), population.id(), population.revision(), candidate.replicate());
  }

  /** The id of one of its candidates. */
  public CandidateId candidate(int index) {
    return CandidateId.of(population, index, replicate);
  }

  @Override
  public int compareTo(Cohort other) {
    return BY_REVISION.compare(this, other);
  }
}
