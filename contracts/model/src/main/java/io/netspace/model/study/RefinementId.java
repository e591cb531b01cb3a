package io.netspace.model.study;

import io.netspace.model.common.Require;

/** The id of a refinement under test: of its study and revision. */
public record RefinementId(String value) {
  public RefinementId {
    Require.name("refinementId", value);
  }

  /** The refinement that led to a study's {@code revision}. */
  public static RefinementId of(StudyId study, int revision) {
    return new RefinementId(study.value() + ".r" + revision);
  }

  @Override
  public String toString() {
    return value;
  }
}
