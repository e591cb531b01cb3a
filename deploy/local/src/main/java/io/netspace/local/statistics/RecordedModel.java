package io.netspace.local.statistics;

import io.netspace.analyzer.domain.Effort;
import io.netspace.analyzer.domain.Fate;
import io.netspace.contracts.vocabulary.AbandonReason;

/**
 * What became of a recorded network.
 *
 * @param errorPercent that it counts with; 0 where it was abandoned
 */
record RecordedModel(State state, double errorPercent) {
  private static final Effort UNKNOWN = new Effort(0, 0);

  /** What can become of it. */
  enum State {
    TRAINED,
    DIVERGED,
    ABANDONED
  }

  boolean counts() {
    return state != State.ABANDONED;
  }

  Fate fate() {
    return switch (state) {
      case TRAINED -> new Fate.Trained(errorPercent, UNKNOWN);
      case DIVERGED -> new Fate.Diverged(errorPercent, UNKNOWN);
      case ABANDONED -> new Fate.Abandoned(AbandonReason.ATTEMPTS_EXHAUSTED);
    };
  }
}
