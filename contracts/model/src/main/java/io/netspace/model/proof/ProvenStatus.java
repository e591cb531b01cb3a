package io.netspace.model.proof;

import io.netspace.model.study.CandidateStatus;
import java.util.Optional;

/** The final status of a candidate. */
public enum ProvenStatus {
  TRAINED("trained"),
  DIVERGED("diverged"),
  ABANDONED("abandoned");

  private final String label;

  ProvenStatus(String label) {
    this.label = label;
  }

  /** Empty while the candidate is outstanding. */
  public static Optional<ProvenStatus> of(CandidateStatus status) {
    return switch (status) {
      case OUTSTANDING -> Optional.empty();
      case TRAINED -> Optional.of(TRAINED);
      case DIVERGED -> Optional.of(DIVERGED);
      case ABANDONED -> Optional.of(ABANDONED);
    };
  }

  /** The name in JSON and in digests. */
  @Override
  public String toString() {
    return label;
  }
}
