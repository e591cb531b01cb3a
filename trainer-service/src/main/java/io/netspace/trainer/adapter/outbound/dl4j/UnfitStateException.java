package io.netspace.trainer.adapter.outbound.dl4j;

/** Bytes are not the state that a training can go on from; its message says why. */
final class UnfitStateException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitStateException(String message) {
    super(message);
  }
}
