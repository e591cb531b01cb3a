package io.netspace.model.study;

/** Who decides on refinements. */
public enum DecisionPolicy {
  /** The evidence decides. */
  AUTONOMOUS,
  /** A person reviews every proposed refinement, with the evidence before them. */
  APPROVAL
}
