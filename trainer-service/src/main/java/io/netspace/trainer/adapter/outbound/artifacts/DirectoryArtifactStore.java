package io.netspace.trainer.adapter.outbound.artifacts;

import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.contracts.interchange.ArtifactLayout;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.trainer.application.ArtifactStore;
import io.netspace.trainer.application.TrainingArtifacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Keeps artifacts in a directory, as {@link ArtifactLayout} says. Any number of trainers and
 * machines may share it: nothing is locked, and removing what is gone already is no failure.
 */
public final class DirectoryArtifactStore implements ArtifactStore {
  private static final Logger LOGGER = Logger.getLogger(DirectoryArtifactStore.class);
  private static final Duration LONGEST_WRITING = Duration.ofHours(1);

  private final ArtifactLayout layout;
  private final int best;
  private final Room room;
  private final Unfinished unfinished;
  private final ArtifactMeters meters;

  /**
   * A directory that need not be there yet.
   *
   * @param best number of networks of a study that are kept
   * @param limitBytes of all files; it may be passed while a file is written
   */
  public DirectoryArtifactStore(Path directory, int best, long limitBytes, MeterRegistry registry) {
    this.layout = new ArtifactLayout(directory);
    this.best = best;
    this.room = new Room(layout, limitBytes);
    this.unfinished = new Unfinished(layout);
    this.meters = new ArtifactMeters(registry, this::used, limitBytes);
  }

  /** Removes what trainers that were killed have begun, so long before now that nobody is at it. */
  public void tidy(Instant now) {
    try {
      unfinished.deleteBegunBefore(now.minus(LONGEST_WRITING));
    } catch (IOException e) {
      LOGGER.warnf(e, "What is unfinished cannot be removed: directory=%s", layout.directory());
    }
  }

  @Override
  public TrainingArtifacts of(Candidate candidate) {
    return new DirectoryArtifacts(candidate, layout, best, room, unfinished, meters);
  }

  @Override
  public void dropCheckpoint(Candidate candidate) {
    drop(candidate.population().study(), layout.checkpoint(candidate));
  }

  @Override
  public void dropCheckpoints(Population population) {
    drop(population.study(), layout.checkpoints(population));
  }

  @Override
  public void dropCheckpoints(StudyId study) {
    drop(study, layout.checkpoints(study));
  }

  private void drop(StudyId study, Path name) {
    try {
      unfinished.remove(study, name);
    } catch (IOException e) {
      LOGGER.warnf(e, "Checkpoint cannot be removed: path=%s", name);
    }
  }

  private double used() {
    try {
      return room.used();
    } catch (IOException e) {
      LOGGER.debugf(e, "Directory cannot be read: directory=%s", layout.directory());
      return Double.NaN;
    }
  }
}
