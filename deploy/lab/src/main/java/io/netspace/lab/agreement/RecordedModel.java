package io.netspace.lab.agreement;

import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.training.TrainingCost;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a recorded network.
 *
 * @param status of an outcome; a recorded study has no outstanding networks
 * @param errorPercent that it counts with; 0 where it was abandoned
 * @param network null where its parameters are not recorded
 */
public record RecordedModel(
    CandidateStatus status, double errorPercent, @Nullable RecordedNetwork network) {
  private static final TrainingCost UNKNOWN = new TrainingCost(0, 0);

  public RecordedModel {
    if (!status.isOutcome()) {
      throw new IllegalArgumentException("status (" + status + ") must be an outcome.");
    }
  }

  /** Whether it was not abandoned. */
  public boolean hasError() {
    return status != CandidateStatus.ABANDONED;
  }

  TrainingResult outcome() {
    return switch (status) {
      case TRAINED -> new TrainingResult.Trained(errorPercent, UNKNOWN);
      case DIVERGED -> new TrainingResult.Diverged(errorPercent, UNKNOWN);
      case ABANDONED -> new TrainingResult.Abandoned(AbandonReason.ATTEMPTS_EXHAUSTED);
      case OUTSTANDING -> throw new IllegalStateException("An outstanding network has no outcome.");
    };
  }
}
