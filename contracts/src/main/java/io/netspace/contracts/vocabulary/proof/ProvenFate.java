package io.netspace.contracts.vocabulary.proof;

/** What became of a candidate. */
public enum ProvenFate {
  TRAINED("trained"),
  DIVERGED("diverged"),
  ABANDONED("abandoned");

  private final String label;

  ProvenFate(String label) {
    this.label = label;
  }

  /** The name in JSON and in digests. */
  @Override
  public String toString() {
    return label;
  }
}
