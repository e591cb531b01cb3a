package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.Comparator;

/** The candidates of one population that are the same replicate, told apart by their index. */
public record Cohort(
    StudyId study, PopulationId population, int revision, Purpose purpose, int replicate)
    implements Comparable<Cohort> {
  private static final Comparator<Cohort> BY_REVISION =
      Comparator.comparingInt(Cohort::revision)
          .thenComparing(cohort -> cohort.population().value())
          .thenComparingInt(Cohort::replicate);

  public static Cohort of(Candidate candidate) {
    Population population = candidate.population();
    return new Cohort(
        population.study(),
        population.id(),
        population.revision(),
        population.purpose(),
        candidate.replicate());
  }

  /**
   * Whether a population of a purpose shows what a revision is worth. Published networks, and the
   * same space under another regime, do not.
   */
  static boolean isOfRevision(Purpose purpose) {
    return switch (purpose) {
      case EXPLORE, CONFIRM, CHALLENGE -> true;
      case BASELINE, GENERALISATION -> false;
    };
  }

  /** Whether it shows what its revision is worth. */
  boolean isOfRevision() {
    return isOfRevision(purpose);
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
