package io.netspace.model.study;

/** Why a candidate was abandoned. */
public enum AbandonReason {
  /** Delivered more often than the attempt limit. */
  ATTEMPTS_EXHAUSTED,
  /** Its population was closed, or its study cancelled. */
  POPULATION_CLOSED,
  /** The data set could not be read, or does not match the study. */
  DATA_SET_UNUSABLE,
  /** Its trainers crashed without an outcome. */
  NO_SIGN_OF_LIFE,
  /** Its training needs more memory than any trainer that received it has. */
  TOO_LARGE,
  /** The data set is not the one that the study's first outcomes are of. */
  DATA_SET_CHANGED;

  /** Whether no candidate of the study can be trained as the others were. */
  public boolean concernsDataSet() {
    return switch (this) {
      case DATA_SET_UNUSABLE, DATA_SET_CHANGED -> true;
      case ATTEMPTS_EXHAUSTED, POPULATION_CLOSED, NO_SIGN_OF_LIFE, TOO_LARGE -> false;
    };
  }
}
