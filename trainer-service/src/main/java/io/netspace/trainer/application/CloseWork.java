package io.netspace.trainer.application;

import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.model.study.Event;

/**
 * Notes closings, and drops the checkpoints that nobody goes on from. A trainer hears all closings
 * again when it starts, so that what another has left behind goes too.
 */
public final class CloseWork {
  private final ClosedWork closedWork;
  private final ArtifactStore artifacts;

  public CloseWork(ClosedWork closings, ArtifactStore artifacts) {
    this.closedWork = closings;
    this.artifacts = artifacts;
  }

  /** Heeds a closing; other events change nothing. */
  public void apply(Event event) {
    closedWork.apply(event);
    if (event instanceof PopulationClosed closed) {
      artifacts.deleteCheckpoints(closed.population());
    }
    if (event instanceof StudyCancelled cancelled) {
      artifacts.deleteCheckpoints(cancelled.provenance().study());
    }
  }
}
