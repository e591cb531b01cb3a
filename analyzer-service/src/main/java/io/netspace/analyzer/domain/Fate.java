package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Outcome;

/** What became of a candidate, as far as a comparison cares. */
public sealed interface Fate {
  /** Trained through its last epoch. */
  record Trained(double errorPercent, Effort effort) implements Fate {}

  /** Diverged, and counted at the error of guessing. */
  record Diverged(double errorPercent, Effort effort) implements Fate {}

  /** Abandoned: it has no error, and its pair does not count. */
  record Abandoned(AbandonReason reason) implements Fate {}

  /** The fate that an outcome tells of. */
  static Fate of(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained t -> new Trained(t.errorPercent(), Effort.of(t.candidate(), t.run()));
      case CandidateDiverged d -> new Diverged(d.errorPercent(), Effort.of(d.candidate(), d.run()));
      case CandidateAbandoned a -> new Abandoned(a.reason());
    };
  }
}
