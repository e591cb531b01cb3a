package io.netspace.lab.chaos;

/** A study in which nothing happens any more. */
final class StalledStudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StalledStudyException(String message) {
    super(message);
  }
}
