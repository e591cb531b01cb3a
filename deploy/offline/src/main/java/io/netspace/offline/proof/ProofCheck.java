package io.netspace.offline.proof;

import java.util.List;

/**
 * The result of checking one part of a study against its proof.
 *
 * @param summary the recorded result, in words
 * @param differences between recorded and recomputed values
 * @param faults other contradictions, one sentence each
 * @param notes further information, one sentence each
 */
public record ProofCheck(
    Kind kind,
    String subject,
    State state,
    String summary,
    List<ValueDifference> differences,
    List<String> faults,
    List<String> notes) {

  /** The part of the study that is checked. */
  public enum Kind {
    COURSE,
    REFERENCE,
    DECISION,
    CHALLENGE,
    CONCLUSION,
    POPULATION
  }

  /** The result of the check. */
  public enum State {
    EQUAL,
    DIFFERENT,
    /** Compared at a fixed size by an earlier version, which is not recomputed. */
    NOT_RECOMPUTABLE
  }

  public ProofCheck {
    differences = List.copyOf(differences);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }
}
