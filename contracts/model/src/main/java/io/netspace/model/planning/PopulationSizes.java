package io.netspace.model.planning;

import io.netspace.model.space.Ladder;
import io.netspace.model.study.Study;

/**
 * How many networks the populations of a study have: at first, and at most. Between the two a
 * population grows with its comparison, always a few networks ahead of the last look.
 */
public record PopulationSizes(Study study) {
  /** Networks of an incumbent that a search derives its next refinement from, at most. */
  private static final int MAX_EXPLORED = 64;

  /** Networks that a challenger's population is requested with. */
  public int initialChallenger() {
    return Math.min(study.models(), Math.max(study.pilotSize(), 2 * study.lookahead()));
  }

  /**
   * Networks that the starting space's population is requested with for its first comparison: those
   * of a challenger, after the pilot.
   */
  public int initialStart() {
    return study.pilotSize() + initialChallenger();
  }

  /** Networks of an incumbent that a search waits for before it proposes a refinement. */
  public int explored() {
    return Math.max(study.pilotSize(), Math.min(MAX_EXPLORED, study.models()));
  }

  /**
   * Index of the incumbent's network in the first pair with a challenger that is published now:
   * after the pilot, or in a search after all networks that the refinement is derived from.
   *
   * @param networks that the incumbent's population has
   */
  public int firstOfIncumbent(int networks) {
    return study.ladder() == Ladder.SEARCH ? networks : study.pilotSize();
  }

  /** Networks that a challenger's population may grow to: one a pair. */
  public int maxChallenger() {
    return study.models();
  }

  /** Networks that an incumbent's population may grow to on a ladder: the pilot, and one a pair. */
  public int maxIncumbent() {
    return study.pilotSize() + study.models();
  }
}
