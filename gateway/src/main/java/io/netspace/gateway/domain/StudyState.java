package io.netspace.gateway.domain;

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
  /** Ended by a person. */
  CANCELLED,
  /** Could not be carried out. */
  REFUSED,
  /** The ladder is done. */
  CONCLUDED;

  /** Whether nothing more will happen. */
  public boolean ended() {
    return switch (this) {
      case CANCELLED, REFUSED, CONCLUDED -> true;
      case EXPLORING, COMPARING, AWAITING_APPROVAL, PAUSED -> false;
    };
  }
}
