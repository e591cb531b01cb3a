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
 * A population and its outcomes. That its id is the one that revision, purpose and challenge give
 * is for a reader to check.
 *
 * @param challenge null but for {@link Purpose#GENERALISATION}
 * @param requested networks that it was to grow to
 * @param available networks that its space had, where these are fewer; null where it had all
 * @param outcomes by index, then replicate; without those of candidates that have none yet
 */
public record ProvenPopulation(
    PopulationId id,
    int revision,
    Purpose purpose,
    @Nullable GeneralizationTest challenge,
    int requested,
    @Nullable Integer available,
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

  /** Networks that it has once sampling is through. */
  public int size() {
    return available == null ? requested : Math.min(requested, available);
  }
}
