package io.netspace.local.audit;

import static io.netspace.offline.common.Formatting.constantAsWords;

import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;

/**
 * What one source records of a candidate.
 *
 * @param sampled whether it was sampled, as far as the source knows
 */
public record RecordedCandidate(
    StudyId study, PopulationId population, boolean sampled, CandidateResult result) {

  RecordedCandidate markedSampled() {
    return new RecordedCandidate(study, population, true, result);
  }

  /** With the other record's result, unless it has an outcome already. */
  RecordedCandidate withOutcome(RecordedCandidate outcome) {
    return result.isOutcome()
        ? this
        : new RecordedCandidate(study, population, sampled, outcome.result);
  }

  /** As text, such as "abandoned (population closed)". */
  public String text() {
    String status = result.status().label();
    String text =
        result.reason() == null
            ? status
            : status + " (" + constantAsWords(result.reason().name()) + ")";
    return sampled ? text : text + ", never sampled";
  }
}
