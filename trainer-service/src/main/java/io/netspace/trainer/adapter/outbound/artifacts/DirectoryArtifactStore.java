package io.netspace.trainer.adapter.outbound.artifacts;

import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.model.study.ArtifactLayout;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Population;
import io.netspace.model.study.StudyId;
import io.netspace.trainer.application.ArtifactStore;
import io.netspace.trainer.application.TrainingArtifacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Stores artifacts in a directory with the layout of {@link ArtifactLayout}. Any number of trainers
 * and machines may share it: there are no locks, and removing a file that is already removed is no
 * failure.
 */
public final class DirectoryArtifactStore implements ArtifactStore {
  private static final Logger LOGGER = Logger.getLogger(DirectoryArtifactStore.class);
  private static final Duration STALE_AFTER = Duration.ofHours(1);

  private final ArtifactLayout layout;
  private final int networkLimit;
  private final DiskQuota quota;
  private final StagingArea staging;
  private final ArtifactMeters meters;

  /**
   * Opens a directory, which need not exist yet.
   *
   * @param best number of networks saved per study
   * @param limitBytes of all files; it may be exceeded while a file is written
   */
  public DirectoryArtifactStore(Path directory, int best, long limitBytes, MeterRegistry registry) {
    this.layout = new ArtifactLayout(directory);
    this.networkLimit = best;
    this.quota = new DiskQuota(layout, limitBytes);
    this.staging = new StagingArea(layout);
    this.meters = new ArtifactMeters(registry, this::usedBytes, limitBytes);
  }

  /** Removes unfinished files of killed trainers, so old that no trainer still writes them. */
  public void deleteStaleFiles(Instant now) {
    try {
      staging.deleteOlderThan(now.minus(STALE_AFTER));
    } catch (IOException e) {
      LOGGER.warnf(e, "What is unfinished cannot be removed: directory=%s", layout.directory());
    }
  }

  @Override
  public TrainingArtifacts artifactsOf(Candidate candidate) {
    return new DirectoryTrainingArtifacts(candidate, layout, networkLimit, quota, staging, meters);
  }

  @Override
  public void deleteCheckpoint(Candidate candidate) {
    delete(candidate.population().study(), layout.checkpoint(candidate));
  }

  @Override
  public void deleteCheckpoints(Population population) {
    delete(population.study(), layout.checkpoints(population));
  }

  @Override
  public void deleteCheckpoints(StudyId study) {
    delete(study, layout.checkpoints(study));
  }

  private void delete(StudyId study, Path name) {
    try {
      staging.remove(study, name);
    } catch (IOException e) {
      LOGGER.warnf(e, "Checkpoint cannot be removed: path=%s", name);
    }
  }

  private double usedBytes() {
    try {
      return quota.usedBytes();
    } catch (IOException e) {
      LOGGER.debugf(e, "Directory cannot be read: directory=%s", layout.directory());
      return Double.NaN;
    }
  }
}
