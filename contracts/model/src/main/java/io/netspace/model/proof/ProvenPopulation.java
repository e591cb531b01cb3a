package io.netspace.model.proof;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A population and its outcomes. A reader must check that its id is derived from revision, purpose
 * and challenge.
 *
 * @param challenge null but for {@link Purpose#GENERALISATION}
 * @param requested number of networks requested
 * @param available number of networks that its space had, where fewer; else null
 * @param independentDraws whether each network was drawn by its index alone; where absent, a
 *     network differs from those of lower indices
 * @param outcomes by index, then replicate; without those of candidates that have none yet
 */
public record ProvenPopulation(
    PopulationId id,
    int revision,
    Purpose purpose,
    @Nullable GeneralizationTest challenge,
    int requested,
    @Nullable Integer available,
    @Nullable Boolean independentDraws,
    List<ProvenOutcome> outcomes) {
  public ProvenPopulation {
    if ((challenge != null) != (purpose == Purpose.GENERALISATION)) {
      throw new InvalidValueException(
          "challenge", challenge, "must come with the purpose GENERALISATION, and only then");
    }
    outcomes = List.copyOf(outcomes);
  }

  /** The id that a study's population of this revision, purpose and challenge has. */
  public PopulationId derivedId(StudyId study) {
    return challenge == null
        ? Population.of(study, revision, purpose).id()
        : Population.under(challenge, study, revision).id();
  }

  /** Whether each network was drawn by its index alone. */
  public boolean hasIndependentDraws() {
    return Boolean.TRUE.equals(independentDraws);
  }

  /** Number of networks when sampling is complete. */
  public int size() {
    return available == null ? requested : Math.min(requested, available);
  }
}
