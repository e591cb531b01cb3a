package io.netspace.analyzer.domain.population;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * The one fate of a candidate, and where it belongs: all that is kept of an outcome.
 *
 * @param index in its population, from 0
 * @param replicate of its network, from 0
 * @param candidate itself where it is among the best of its study so far, else null
 */
public record CandidateRecord(
    StudyId study,
    PopulationId population,
    int index,
    int replicate,
    TrainingResult result,
    @Nullable Candidate candidate) {
  /** The same, and the candidate itself. */
  public CandidateRecord withCandidate(@Nullable Candidate itself) {
    return new CandidateRecord(study, population, index, replicate, result, itself);
  }
}
