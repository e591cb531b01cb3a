package io.netspace.model.study;

import io.netspace.model.common.Require;
import org.jspecify.annotations.Nullable;

/** The id of a population: of its study, revision and purpose. */
public record PopulationId(String value) {
  public PopulationId {
    Require.name("populationId", value);
  }

  /** The one population of a study's revision for a purpose. */
  public static PopulationId of(StudyId study, int revision, Purpose purpose) {
    return of(study, revision, purpose, null);
  }

  /**
   * The one population of a study's revision for a purpose, and generalisation test, if there is
   * one.
   */
  static PopulationId of(
      StudyId study, int revision, Purpose purpose, @Nullable GeneralizationTest challenge) {
    String plain = study.value() + ".r" + revision + "." + CanonicalStudy.label(purpose);
    return new PopulationId(
        challenge == null ? plain : plain + "." + CanonicalStudy.label(challenge));
  }

  @Override
  public String toString() {
    return value;
  }
}
