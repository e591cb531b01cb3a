package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * The one fate of a candidate, and where it belongs: all that is kept of an outcome.
 *
 * @param index in its population, from 0
 * @param candidate itself where it is among the best of its study so far, else null
 */
public record CandidateFate(
    CandidateId id,
    StudyId study,
    PopulationId population,
    int index,
    Fate fate,
    @Nullable Candidate candidate) {}
