package io.netspace.model.study;

import io.netspace.model.common.Require;

/** The id of a study, such as {@code demo-4f1c02ab}; the key of most topics. */
public record StudyId(String value) {
  public StudyId {
    Require.name("studyId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
