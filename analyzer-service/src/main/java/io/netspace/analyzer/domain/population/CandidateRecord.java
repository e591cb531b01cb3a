package io.netspace.analyzer.domain.population;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * The result of a candidate, and which candidate it is: all that is stored of an outcome.
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
  /** The same record with the candidate itself. */
  public CandidateRecord withCandidate(@Nullable Candidate given) {
    return new CandidateRecord(study, population, index, replicate, result, given);
  }
}
