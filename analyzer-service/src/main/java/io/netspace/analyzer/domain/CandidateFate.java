package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * The one fate of a candidate, and where it belongs: all that is kept of an outcome.
 *
 * @param index in its population, from 0
 * @param replicate of its network, from 0
 * @param candidate itself where it is among the best of its study so far, else null
 */
public record CandidateFate(
    StudyId study,
    PopulationId population,
    int index,
    int replicate,
    Fate fate,
    @Nullable Candidate candidate) {
  /** The same, and the candidate itself. */
  public CandidateFate with(@Nullable Candidate itself) {
    return new CandidateFate(study, population, index, replicate, fate, itself);
  }
}
