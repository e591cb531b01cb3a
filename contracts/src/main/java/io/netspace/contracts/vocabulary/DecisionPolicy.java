package io.netspace.contracts.vocabulary;

/** Who decides. */
public enum DecisionPolicy {
  /** The evidence decides. */
  AUTONOMOUS,
  /** A person reviews every proposed refinement, with the evidence before them. */
  APPROVAL
}
