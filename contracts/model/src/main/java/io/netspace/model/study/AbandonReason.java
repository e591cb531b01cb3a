package io.netspace.model.study;

/** Why a candidate was given up. */
public enum AbandonReason {
  /** Delivered more often than the attempt limit. */
  ATTEMPTS_EXHAUSTED,
  /** Its population was closed, or its study cancelled. */
  POPULATION_CLOSED,
  /** The data set could not be read, or is not what the study says. */
  DATA_SET_UNUSABLE,
  /** No sign of life for long. */
  NO_SIGN_OF_LIFE,
  /** Its training takes more memory than any trainer that had it. */
  TOO_LARGE
}
