package io.netspace.trainer.application;

import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.Outcome;

/** Tells the loop what became of candidates. */
public interface OutcomePublisher {
  /** Returns when the log has the outcome, whether or not the thread is interrupted meanwhile. */
  void publish(Outcome outcome);

  /** Sends a sign of life and does not wait; one that is lost does no harm. */
  void publish(EpochCompleted progress);
}
