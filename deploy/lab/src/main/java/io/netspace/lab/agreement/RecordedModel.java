package io.netspace.lab.agreement;

import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.training.TrainingCost;

/**
 * What became of a recorded network.
 *
 * @param errorPercent that it counts with; 0 where it was abandoned
 */
record RecordedModel(State state, double errorPercent) {
  private static final TrainingCost UNKNOWN = new TrainingCost(0, 0);

  /** What can become of it. */
  enum State {
    TRAINED,
    DIVERGED,
    ABANDONED
  }

  boolean hasError() {
    return state != State.ABANDONED;
  }

  TrainingResult outcome() {
    return switch (state) {
      case TRAINED -> new TrainingResult.Trained(errorPercent, UNKNOWN);
      case DIVERGED -> new TrainingResult.Diverged(errorPercent, UNKNOWN);
      case ABANDONED -> new TrainingResult.Abandoned(AbandonReason.ATTEMPTS_EXHAUSTED);
    };
  }
}
