package io.netspace.model.study;

import java.util.Locale;

/** Whether a candidate has an outcome, and which. */
public enum CandidateStatus {
  /** Sampled; its outcome is not known yet. */
  OUTSTANDING,
  /** Trained through its last epoch. */
  TRAINED,
  /** Its training diverged; it counts with the error of guessing. */
  DIVERGED,
  /** Not trained to an end; it has no error. */
  ABANDONED;

  /** The status of a candidate with an outcome. */
  public static CandidateStatus of(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained _ -> TRAINED;
      case CandidateDiverged _ -> DIVERGED;
      case CandidateAbandoned _ -> ABANDONED;
    };
  }

  /** Whether it is an outcome, which is final. */
  public boolean isOutcome() {
    return this != OUTSTANDING;
  }

  /** The name in lower case, as in metrics and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
