package io.netspace.model.study;

import io.netspace.model.common.Require;
import org.jspecify.annotations.Nullable;

/**
 * The candidates drawn from one revision of a study's space under its regime for one purpose.
 *
 * @param challenge under which the space and the regime are other ones; null but for {@link
 *     Purpose#GENERALISATION}
 */
public record Population(
    PopulationId id,
    StudyId study,
    int revision,
    Purpose purpose,
    @Nullable GeneralizationTest challenge) {
  public Population {
    Require.that(revision >= 0, "revision", revision, "must be 0 or more");
    Require.that(
        (challenge != null) == (purpose == Purpose.GENERALISATION),
        "challenge",
        challenge,
        "must come with the purpose GENERALISATION, and only then");
    PopulationId derived = PopulationId.of(study, revision, purpose, challenge);
    Require.that(id.equals(derived), "population.id", id, "must be " + derived);
  }

  /** The population of a study's revision for a purpose; its id is derived from these three. */
  public static Population of(StudyId study, int revision, Purpose purpose) {
    return new Population(
        PopulationId.of(study, revision, purpose), study, revision, purpose, null);
  }

  /** The population that represents a revision in the comparisons of its study's ladder. */
  public static Population of(StudyId study, Revision revision) {
    Purpose purpose = revision.refinement() == null ? Purpose.EXPLORE : Purpose.CHALLENGE;
    return of(study, revision.number(), purpose);
  }

  /** The population of a study's revision under a challenge. */
  public static Population under(GeneralizationTest challenge, StudyId study, int revision) {
    return new Population(
        PopulationId.of(study, revision, Purpose.GENERALISATION, challenge),
        study,
        revision,
        Purpose.GENERALISATION,
        challenge);
  }
}
