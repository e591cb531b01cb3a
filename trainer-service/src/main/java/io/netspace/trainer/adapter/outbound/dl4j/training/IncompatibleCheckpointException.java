package io.netspace.trainer.adapter.outbound.dl4j.training;

/** Bytes are not the state that a training can go on from; its message says why. */
final class IncompatibleCheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  IncompatibleCheckpointException(String message) {
    super(message);
  }
}
