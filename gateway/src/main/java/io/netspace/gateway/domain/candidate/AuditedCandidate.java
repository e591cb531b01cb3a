package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * One candidate in the gateway's read model, as an audit compares it.
 *
 * @param sampled whether its sampling is known
 * @param errorPercent null while outstanding and when abandoned
 */
public record AuditedCandidate(
    CandidateId id,
    StudyId study,
    PopulationId population,
    int index,
    boolean sampled,
    CandidateResult result,
    @Nullable Double errorPercent) {

  public static AuditedCandidate of(ReplicateGroup group, int index, CandidateRecord record) {
    return new AuditedCandidate(
        record.id(),
        group.study(),
        group.population(),
        index,
        record.isSampled(),
        new CandidateResult(record.state(), record.abandonReason()),
        record.errorOrNull());
  }
}
