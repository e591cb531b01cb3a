package io.netspace.trainer.application;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.StudyId;

/**
 * Keeps what trainings leave, where every trainer finds it. What cannot be kept or removed is told,
 * and costs no training.
 */
public interface ArtifactStore {
  /** What a training of this candidate finds, and where it leaves something. */
  TrainingArtifacts of(Candidate candidate);

  /** Nobody trains this candidate any more. */
  void dropCheckpoint(Candidate candidate);

  /** Nobody trains candidates of this population any more. */
  void dropCheckpoints(Population population);

  /** Nobody trains candidates of this study any more. */
  void dropCheckpoints(StudyId study);
}
