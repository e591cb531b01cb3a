package io.netspace.model.study;

import io.netspace.model.common.Derivation;
import io.netspace.model.common.Require;

/** The id of a candidate, derived from (study, population, index, replicate), never random. */
public record CandidateId(String value) {
  public CandidateId {
    Require.name("candidateId", value);
  }

  /**
   * The id of a population's {@code index}-th candidate, trained for the {@code replicate}-th time.
   */
  public static CandidateId of(PopulationId population, int index, int replicate) {
    return new CandidateId(Derivation.id("candidate", population.value(), index, replicate));
  }

  @Override
  public String toString() {
    return value;
  }
}
