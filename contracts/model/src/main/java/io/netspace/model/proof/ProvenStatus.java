package io.netspace.model.proof;

import io.netspace.model.study.CandidateStatus;
import java.util.Optional;

/** The final status of a candidate. */
public enum ProvenStatus {
  TRAINED("trained", CandidateStatus.TRAINED),
  DIVERGED("diverged", CandidateStatus.DIVERGED),
  ABANDONED("abandoned", CandidateStatus.ABANDONED);

  private final String label;
  private final CandidateStatus status;

  ProvenStatus(String label, CandidateStatus status) {
    this.label = label;
    this.status = status;
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

  /** The same status, as of any candidate. */
  CandidateStatus status() {
    return status;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return label;
  }
}
