package io.netspace.model.space;

/** The hypothesis that must be shown before a refinement is accepted. */
public enum Claim {
  /**
   * Non-inferior: worse by less than the study's margin. The refinement makes the space smaller or
   * more regular.
   */
  SIMPLIFICATION,
  /** Superior: lower mean error. */
  IMPROVEMENT
}
