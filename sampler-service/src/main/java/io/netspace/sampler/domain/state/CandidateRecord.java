package io.netspace.sampler.domain.state;

import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * The stored state of one candidate.
 *
 * @param networkHash the canonical hash of its network, as a number
 * @param position of its last record in the queue; null unless it is outstanding and the record has
 *     been read
 */
public record CandidateRecord(
    CandidateId id,
    StudyId study,
    PopulationId population,
    int index,
    int replicate,
    long networkHash,
    CandidateResult result,
    @Nullable QueuePosition position) {}
