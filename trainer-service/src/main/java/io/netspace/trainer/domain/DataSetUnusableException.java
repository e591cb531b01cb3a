package io.netspace.trainer.domain;

/**
 * The images of a study cannot be had, or are not what the study says; its message is one sentence
 * for the person who can mend it.
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

  /** The message, which is always there. */
  public String reason() {
    return reason;
  }
}
