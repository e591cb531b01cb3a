package io.netspace.sampler.domain.state;

import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import io.netspace.sampler.domain.population.PopulationPlan;
import org.jspecify.annotations.Nullable;

/**
 * The stored state of one population.
 *
 * @param plan what it is drawn from; null before its request has been read, and in changes after it
 *     ended
 * @param requested number of networks requested
 * @param exhausted whether the draw limit was reached without a new network
 * @param closed whether no more of it is needed
 */
public record PopulationRecord(
    PopulationId id,
    StudyId study,
    @Nullable PopulationPlan plan,
    int requested,
    boolean exhausted,
    boolean closed) {

  PopulationRecord withPlan(PopulationPlan newPlan) {
    return new PopulationRecord(id, study, newPlan, requested, exhausted, closed);
  }

  /** This record, with the plan of an earlier one where it has none. */
  public PopulationRecord mergedWith(PopulationRecord earlier) {
    return plan != null || earlier.plan == null ? this : withPlan(earlier.plan);
  }
}
