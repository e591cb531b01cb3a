package io.netspace.model.space;

/** What a refinement must be shown to be before it is accepted. */
public enum Claim {
  /** Not worse by more than the study's margin: it makes the space smaller or more regular. */
  SIMPLIFICATION,
  /** Better: lower mean error. */
  IMPROVEMENT
}
