package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one candidate.
 *
 * @param network the canonical hash of its network, as a number
 * @param place of its last record in the queue; of outstanding ones only, once it has been read
 */
public record CandidateFact(
    CandidateId id,
    StudyId study,
    PopulationId population,
    int index,
    int replicate,
    long network,
    Fate fate,
    @Nullable QueuePlace place) {}
