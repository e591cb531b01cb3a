package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one population.
 *
 * @param plan what it is drawn from; absent before its request has been read, and in what else is
 *     said of it after it was over
 * @param requested networks it is to have
 * @param exhausted whether the effort was spent without a new network
 * @param closed whether no more of it is wanted
 */
public record PopulationFact(
    PopulationId id,
    StudyId study,
    @Nullable PopulationPlan plan,
    int requested,
    boolean exhausted,
    boolean closed) {

  PopulationFact with(PopulationPlan asked) {
    return new PopulationFact(id, study, asked, requested, exhausted, closed);
  }

  /** This fact, with the plan of an earlier one where it has none. */
  public PopulationFact after(PopulationFact earlier) {
    return plan != null || earlier.plan == null ? this : with(earlier.plan);
  }
}
