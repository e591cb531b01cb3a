package io.netspace.trainer.adapter.outbound.dl4j.training;

/** Thrown when a training cannot resume from a checkpoint; the message is the reason. */
final class IncompatibleCheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  IncompatibleCheckpointException(String message) {
    super(message);
  }
}
