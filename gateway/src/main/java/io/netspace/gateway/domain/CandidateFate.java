package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * One candidate in the gateway's ledger, as an audit compares it.
 *
 * @param sampled whether its sampling is known
 * @param abandoned null unless abandoned
 * @param errorPercent null while outstanding and when abandoned
 */
public record CandidateFate(
    CandidateId id,
    StudyId study,
    PopulationId population,
    int index,
    boolean sampled,
    CandidateState state,
    @Nullable AbandonReason abandoned,
    @Nullable Double errorPercent) {

  public static CandidateFate of(Cohort cohort, int index, Standing standing) {
    return new CandidateFate(
        standing.id(),
        cohort.study(),
        cohort.population(),
        index,
        standing.isSampled(),
        standing.state(),
        standing.abandoned(),
        standing.error());
  }
}
