package io.netspace.contracts.wire;

/**
 * A record that no version of this code can read: it goes to the dead-letter topic with this
 * message.
 */
public final class PoisonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PoisonException(String reason) {
    super(reason);
  }

  public PoisonException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
