package io.netspace.trainer.application;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.Population;
import io.netspace.model.study.StudyId;

/**
 * Stores checkpoints and trained networks where all trainers find them. A failure to store or
 * remove one is logged and counted, and fails no training.
 */
public interface ArtifactStore {
  /** The artifacts of one candidate's training. */
  TrainingArtifacts artifactsOf(Candidate candidate);

  /** Deletes the checkpoint of a candidate that will not be trained again. */
  void deleteCheckpoint(Candidate candidate);

  /** Deletes the checkpoints of a population that is closed. */
  void deleteCheckpoints(Population population);

  /** Deletes the checkpoints of a study that is cancelled. */
  void deleteCheckpoints(StudyId study);
}
