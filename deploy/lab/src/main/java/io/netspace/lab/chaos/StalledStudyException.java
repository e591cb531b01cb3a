package io.netspace.lab.chaos;

/** A study makes no progress any more. */
final class StalledStudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StalledStudyException(String message) {
    super(message);
  }
}
