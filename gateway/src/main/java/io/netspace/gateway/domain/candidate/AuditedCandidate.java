package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * One candidate in the gateway's ledger, as an audit compares it.
 *
 * @param sampled whether its sampling is known
 * @param abandoned null unless abandoned
 * @param errorPercent null while outstanding and when abandoned
 */
public record AuditedCandidate(
    CandidateId id,
    StudyId study,
    PopulationId population,
    int index,
    boolean sampled,
    CandidateState state,
    @Nullable AbandonReason abandoned,
    @Nullable Double errorPercent) {

  public static AuditedCandidate of(ReplicateGroup cohort, int index, CandidateRecord standing) {
    return new AuditedCandidate(
        standing.id(),
        cohort.study(),
        cohort.population(),
        index,
        standing.isSampled(),
        standing.state(),
        standing.abandonReason(),
        standing.errorOrNull());
  }
}
