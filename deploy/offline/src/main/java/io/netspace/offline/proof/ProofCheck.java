package io.netspace.offline.proof;

import java.util.List;

/**
 * Whether one thing of a study follows from what its proof holds.
 *
 * @param summary what is recorded of it, in words
 * @param differences between what is recorded and what follows
 * @param faults all else that cannot be, a sentence each
 * @param notes what is to be known beside, a sentence each
 */
public record ProofCheck(
    Kind kind,
    String subject,
    State state,
    String summary,
    List<ValueDifference> differences,
    List<String> faults,
    List<String> notes) {

  /** What is checked. */
  public enum Kind {
    COURSE,
    DECISION,
    CHALLENGE,
    CONCLUSION,
    POPULATION
  }

  /** How it came out. */
  public enum State {
    EQUAL,
    DIFFERENT,
    /** An earlier version compared at a fixed size; that is not done again. */
    NOT_RECOMPUTABLE
  }

  public ProofCheck {
    differences = List.copyOf(differences);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }
}
