package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Complexity;
import org.jspecify.annotations.Nullable;

/**
 * One candidate in a list of candidates.
 *
 * @param errorPercent null while outstanding and when abandoned
 * @param seconds of training, null unless trained or diverged
 */
public record CandidateRow(
    String id,
    int revision,
    String population,
    int index,
    int replicate,
    CandidateState state,
    @Nullable Double errorPercent,
    long flops,
    long parameters,
    long activations,
    @Nullable Double seconds) {

  public static CandidateRow of(CandidateFacts facts) {
    Candidate candidate = facts.candidate();
    Complexity complexity = candidate.complexity();
    Fate fate = facts.fate();
    return new CandidateRow(
        candidate.id().value(),
        candidate.population().revision(),
        candidate.population().id().value(),
        candidate.index(),
        candidate.replicate(),
        facts.state(),
        fate == null ? null : fate.errorPercent(),
        complexity.flops(),
        complexity.parameters(),
        complexity.activations(),
        fate == null || fate.run() == null ? null : fate.run().seconds());
  }
}
