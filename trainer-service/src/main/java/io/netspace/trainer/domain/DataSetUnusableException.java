package io.netspace.trainer.domain;

/**
 * Thrown when the images of a study cannot be read, or differ from what the study states. The
 * message is one sentence for the person who can fix it.
 */
public final class DataSetUnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public DataSetUnusableException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public DataSetUnusableException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** The message, never null. */
  public String reason() {
    return reason;
  }
}
