package io.netspace.analyzer.domain.planning;

import io.netspace.model.study.Decision;

/** A decision and who made it: the evidence, or a person. */
public record AttributedDecision(Decision decision, String decidedBy) {
  /** Who decides where no person does. */
  public static final String BY_EVIDENCE = "evidence";

  /** What puts an end to a comparison whose incumbent, a revision, is undone meanwhile. */
  public static String byUndoOf(int incumbent) {
    return "undoing revision " + incumbent;
  }
}
