package io.netspace.trainer.application;

/** Result of a worker's use case for a delivered candidate. */
public enum TrainingDisposition {
  /** The log has the candidate's outcome. */
  PUBLISHED,
  /** It was not trained: it does not fit into this worker's memory, but perhaps into another's. */
  TOO_LARGE
}
