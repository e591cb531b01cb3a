package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Purpose;
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
    CandidateState state,
    @Nullable Double errorPercent,
    long flops,
    long parameters,
    long activations,
    @Nullable Double seconds) {

  public static CandidateRow of(Cohort cohort, int index, Standing standing) {
    return new CandidateRow(
        standing.id().value(),
        cohort.revision(),
        cohort.population().value(),
        cohort.purpose(),
        index,
        cohort.replicate(),
        standing.state(),
        standing.error(),
        standing.flops(),
        standing.parameters(),
        standing.activations(),
        standing.error() == null ? null : standing.seconds());
  }
}
