package io.netspace.analyzer.domain.planning;

import io.netspace.model.study.Decision;

/** A decision and who made it: the evidence, or a reviewer. */
public record AttributedDecision(Decision decision, String decidedBy) {
  /** The author of decisions that no reviewer makes. */
  public static final String BY_EVIDENCE = "evidence";

  /** The author of the decision that stops a comparison whose incumbent was undone. */
  public static String byUndoOf(int incumbent) {
    return "undoing revision " + incumbent;
  }
}
