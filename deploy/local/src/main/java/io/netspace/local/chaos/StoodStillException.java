package io.netspace.local.chaos;

/** A study in which nothing happens any more. */
final class StoodStillException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoodStillException(String message) {
    super(message);
  }
}
