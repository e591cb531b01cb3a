package io.netspace.model.proof;

/** The status of a candidate. */
public enum ProvenStatus {
  TRAINED("trained"),
  DIVERGED("diverged"),
  ABANDONED("abandoned");

  private final String label;

  ProvenStatus(String label) {
    this.label = label;
  }

  /** The name in JSON and in digests. */
  @Override
  public String toString() {
    return label;
  }
}
