package io.netspace.trainer.application;

import io.netspace.messaging.event.CandidateRequeued;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was published. */
public final class RecordingPublisher implements OutcomePublisher {
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private final List<EpochCompleted> epochs = new CopyOnWriteArrayList<>();
  private final List<CandidateRequeued> requeued = new CopyOnWriteArrayList<>();

  @Override
  public void publish(Outcome outcome) {
    outcomes.add(outcome);
  }

  @Override
  public void publish(EpochCompleted progress) {
    epochs.add(progress);
  }

  @Override
  public void publish(CandidateRequeued event) {
    requeued.add(event);
  }

  public List<CandidateRequeued> requeued() {
    return requeued;
  }

  public List<Outcome> outcomes() {
    return outcomes;
  }

  public List<EpochCompleted> epochs() {
    return epochs;
  }
}
