package io.netspace.trainer.application;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.Population;
import io.netspace.model.study.StudyId;

/**
 * Keeps what trainings leave, where every trainer finds it. What cannot be kept or removed is told,
 * and costs no training.
 */
public interface ArtifactStore {
  /** What a training of this candidate finds, and where it leaves something. */
  TrainingArtifacts artifactsOf(Candidate candidate);

  /** Nobody trains this candidate any more. */
  void deleteCheckpoint(Candidate candidate);

  /** Nobody trains candidates of this population any more. */
  void deleteCheckpoints(Population population);

  /** Nobody trains candidates of this study any more. */
  void deleteCheckpoints(StudyId study);
}
