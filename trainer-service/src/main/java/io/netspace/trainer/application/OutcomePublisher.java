package io.netspace.trainer.application;

import io.netspace.messaging.event.CandidateRequeued;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.Outcome;

/** Publishes the outcomes and the progress of candidates. */
public interface OutcomePublisher {
  /** Returns when the log has the outcome, whether or not the thread is interrupted meanwhile. */
  void publish(Outcome outcome);

  /** Sends progress without waiting; losing it is harmless. */
  void publish(EpochCompleted progress);

  /** Sends that a candidate waits for a larger trainer, without waiting; losing it is harmless. */
  void publish(CandidateRequeued requeued);
}
