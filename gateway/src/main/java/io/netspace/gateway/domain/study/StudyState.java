package io.netspace.gateway.domain.study;

/** Where a study stands. */
public enum StudyState {
  /** The population of the starting space is drawn and trained. */
  EXPLORING,
  /** A challenger is drawn, trained and compared with the incumbent. */
  COMPARING,
  /** A proposed refinement waits for a person. */
  AWAITING_APPROVAL,
  /** No more candidates are sampled until it is resumed. */
  PAUSED,
  /** The ladder is done; candidates still have no outcome. */
  CONCLUDING,
  /** Ended by a person. */
  CANCELLED,
  /** Could not be carried out. */
  REFUSED,
  /** The ladder is done, and every candidate has its outcome. */
  CONCLUDED;

  /** Whether nothing more will happen. */
  public boolean ended() {
    return switch (this) {
      case CANCELLED, REFUSED, CONCLUDED -> true;
      case EXPLORING, COMPARING, AWAITING_APPROVAL, PAUSED, CONCLUDING -> false;
    };
  }

  /** Whether there is sampling to hold up. */
  public boolean canBePaused() {
    return switch (this) {
      case EXPLORING, COMPARING, AWAITING_APPROVAL -> true;
      case PAUSED, CONCLUDING, CANCELLED, REFUSED, CONCLUDED -> false;
    };
  }
}
