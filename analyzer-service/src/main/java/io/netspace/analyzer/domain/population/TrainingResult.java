package io.netspace.analyzer.domain.population;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.model.training.TrainingCost;

/** The result of a candidate, as far as a comparison needs it. */
public sealed interface TrainingResult {
  /** Trained through its last epoch. */
  record Trained(double errorPercent, TrainingCost cost) implements TrainingResult {}

  /** Diverged; it counts with the error of guessing. */
  record Diverged(double errorPercent, TrainingCost cost) implements TrainingResult {}

  /** Abandoned: it has no error, and its pair does not count. */
  record Abandoned(AbandonReason reason) implements TrainingResult {}

  /** The result of an outcome. */
  static TrainingResult of(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained t ->
          new Trained(
              t.errorPercent(), TrainingCost.of(t.candidate().complexity().flops(), t.run()));
      case CandidateDiverged d ->
          new Diverged(
              d.errorPercent(), TrainingCost.of(d.candidate().complexity().flops(), d.run()));
      case CandidateAbandoned a -> new Abandoned(a.reason());
    };
  }
}
