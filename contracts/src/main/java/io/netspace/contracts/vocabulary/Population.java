package io.netspace.contracts.vocabulary;

/** The candidates drawn from one revision of a study's space under its regime for one purpose. */
public record Population(PopulationId id, StudyId study, int revision, Purpose purpose) {
  public Population {
    Require.that(revision >= 0, "revision", revision, "must be 0 or more");
    PopulationId derived = PopulationId.of(study, revision, purpose);
    Require.that(id.equals(derived), "population.id", id, "must be " + derived);
  }

  /** The population of a study's revision for a purpose; its id is derived from these three. */
  public static Population of(StudyId study, int revision, Purpose purpose) {
    return new Population(PopulationId.of(study, revision, purpose), study, revision, purpose);
  }
}
