package io.netspace.trainer.application;

/** What a worker's use case has done about a candidate. */
public enum TrainingDisposition {
  /** The log has its outcome. */
  PUBLISHED,
  /** Nothing: its training would not fit into this worker's memory, but perhaps into another's. */
  TOO_LARGE
}
