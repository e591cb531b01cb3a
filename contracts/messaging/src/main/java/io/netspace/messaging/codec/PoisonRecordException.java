package io.netspace.messaging.codec;

/** A record that cannot be decoded: it is published to the dead-letter topic with this message. */
public final class PoisonRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PoisonRecordException(String reason) {
    super(reason);
  }

  public PoisonRecordException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
