package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import java.util.Comparator;

/** The candidates of one population with the same replicate number, one per index. */
public record ReplicateGroup(
    StudyId study, PopulationId population, int revision, Purpose purpose, int replicate)
    implements Comparable<ReplicateGroup> {
  private static final Comparator<ReplicateGroup> BY_REVISION =
      Comparator.comparingInt(ReplicateGroup::revision)
          .thenComparing(group -> group.population().value())
          .thenComparingInt(ReplicateGroup::replicate);

  public static ReplicateGroup of(Candidate candidate) {
    Population population = candidate.population();
    return new ReplicateGroup(
        population.study(),
        population.id(),
        population.revision(),
        population.purpose(),
        candidate.replicate());
  }

  /** Whether its candidates are ranked, see {@link Purpose#isRanked()}. */
  public boolean isRanked() {
    return purpose.isRanked();
  }

  @Override
  public int compareTo(ReplicateGroup other) {
    return BY_REVISION.compare(this, other);
  }
}
