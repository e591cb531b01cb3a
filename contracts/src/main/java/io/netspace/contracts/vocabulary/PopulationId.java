package io.netspace.contracts.vocabulary;

import java.util.Locale;

/** Names one population: its study, revision and purpose. */
public record PopulationId(String value) {
  public PopulationId {
    Require.name("populationId", value);
  }

  /** The one population of a study's revision for a purpose. */
  public static PopulationId of(StudyId study, int revision, Purpose purpose) {
    return new PopulationId(
        study.value() + ".r" + revision + "." + purpose.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return value;
  }
}
