package io.netspace.trainer.application;

import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.vocabulary.Event;

/**
 * Notes closings, and drops the checkpoints that nobody goes on from. A trainer hears all closings
 * again when it starts, so that what another has left behind goes too.
 */
public final class HeedClosing {
  private final Closings closings;
  private final ArtifactStore artifacts;

  public HeedClosing(Closings closings, ArtifactStore artifacts) {
    this.closings = closings;
    this.artifacts = artifacts;
  }

  /** Heeds a closing; other events change nothing. */
  public void heed(Event event) {
    closings.apply(event);
    if (event instanceof PopulationClosed closed) {
      artifacts.dropCheckpoints(closed.population());
    }
    if (event instanceof StudyCancelled cancelled) {
      artifacts.dropCheckpoints(cancelled.provenance().study());
    }
  }
}
