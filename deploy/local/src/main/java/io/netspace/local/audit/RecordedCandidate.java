package io.netspace.local.audit;

import static io.netspace.offline.common.Formatting.constantAsWords;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * What one account says of a candidate.
 *
 * @param sampled whether it was sampled, as far as the account knows
 * @param reason why it was abandoned; of abandoned ones only
 */
public record RecordedCandidate(
    StudyId study,
    PopulationId population,
    boolean sampled,
    CandidateStatus status,
    @Nullable AbandonReason reason) {

  RecordedCandidate markedSampled() {
    return new RecordedCandidate(study, population, true, status, reason);
  }

  /** Of {@code outcome} what is new to a candidate without one. */
  RecordedCandidate withOutcome(RecordedCandidate outcome) {
    return status == CandidateStatus.OUTSTANDING
        ? new RecordedCandidate(study, population, sampled, outcome.status, outcome.reason)
        : this;
  }

  /** For people, such as "abandoned (population closed)". */
  public String text() {
    String fate =
        reason == null
            ? constantAsWords(status.name())
            : constantAsWords(status.name()) + " (" + constantAsWords(reason.name()) + ")";
    return sampled ? fate : fate + ", never sampled";
  }
}
