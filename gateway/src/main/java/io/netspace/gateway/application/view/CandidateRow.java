package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * One candidate in a list of candidates.
 *
 * @param errorPercent null while outstanding and when abandoned
 * @param purpose of its population
 * @param seconds of training, null unless trained or diverged
 */
public record CandidateRow(
    String id,
    int revision,
    String population,
    Purpose purpose,
    int index,
    int replicate,
    CandidateStatus state,
    @Nullable Double errorPercent,
    long flops,
    long parameters,
    long activations,
    @Nullable Double seconds) {

  public static CandidateRow of(ReplicateGroup group, int index, CandidateRecord record) {
    return new CandidateRow(
        record.id().value(),
        group.revision(),
        group.population().value(),
        group.purpose(),
        index,
        group.replicate(),
        record.state(),
        record.errorOrNull(),
        record.flops(),
        record.parameters(),
        record.activations(),
        record.errorOrNull() == null ? null : record.seconds());
  }
}
