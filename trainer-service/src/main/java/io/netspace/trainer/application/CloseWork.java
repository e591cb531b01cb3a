package io.netspace.trainer.application;

import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.model.study.Event;

/**
 * Records closed populations and cancelled studies, and deletes their checkpoints; and records what
 * images the outcomes of a study are of. A trainer applies all of these events again when it
 * starts, which deletes the checkpoints that other trainers left.
 */
public final class CloseWork {
  private final ClosedWork closedWork;
  private final StudyDataSets dataSets;
  private final ArtifactStore artifacts;

  public CloseWork(ClosedWork closedWork, StudyDataSets dataSets, ArtifactStore artifacts) {
    this.closedWork = closedWork;
    this.dataSets = dataSets;
    this.artifacts = artifacts;
  }

  /**
   * Applies the closing of a population, the cancelling of a study or the digest of its images;
   * other events change nothing.
   */
  public void apply(Event event) {
    closedWork.apply(event);
    dataSets.apply(event);
    if (event instanceof PopulationClosed closed) {
      artifacts.deleteCheckpoints(closed.population());
    }
    if (event instanceof StudyCancelled cancelled) {
      artifacts.deleteCheckpoints(cancelled.provenance().study());
    }
  }
}
