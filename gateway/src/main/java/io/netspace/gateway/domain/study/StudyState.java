package io.netspace.gateway.domain.study;

/** The state of a study. */
public enum StudyState {
  /** The population of the starting space is drawn and trained. */
  EXPLORING,
  /** A challenger is drawn, trained and compared with the incumbent. */
  COMPARING,
  /** A proposed refinement awaits a review. */
  AWAITING_APPROVAL,
  /** No more candidates are sampled until it is resumed. */
  PAUSED,
  /** The ladder is done; candidates still have no outcome. */
  CONCLUDING,
  /** Cancelled by a user. */
  CANCELLED,
  /** Refused by the analyzer: it cannot be carried out. */
  REFUSED,
  /** Ended by the analyzer without decisions to come: its candidates cannot be trained. */
  FAILED,
  /** The ladder is done, and every candidate has its outcome. */
  CONCLUDED;

  /** Whether it is final. */
  public boolean ended() {
    return switch (this) {
      case CANCELLED, REFUSED, FAILED, CONCLUDED -> true;
      case EXPLORING, COMPARING, AWAITING_APPROVAL, PAUSED, CONCLUDING -> false;
    };
  }

  /** Whether it can be paused: candidates are still sampled. */
  public boolean canBePaused() {
    return switch (this) {
      case EXPLORING, COMPARING, AWAITING_APPROVAL -> true;
      case PAUSED, CONCLUDING, CANCELLED, REFUSED, FAILED, CONCLUDED -> false;
    };
  }
}
