package io.netspace.sampler.domain.state;

import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import io.netspace.sampler.domain.population.PopulationPlan;
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
public record PopulationRecord(
    PopulationId id,
    StudyId study,
    @Nullable PopulationPlan plan,
    int requested,
    boolean exhausted,
    boolean closed) {

  PopulationRecord withPlan(PopulationPlan asked) {
    return new PopulationRecord(id, study, asked, requested, exhausted, closed);
  }

  /** This fact, with the plan of an earlier one where it has none. */
  public PopulationRecord mergedWith(PopulationRecord earlier) {
    return plan != null || earlier.plan == null ? this : withPlan(earlier.plan);
  }
}
