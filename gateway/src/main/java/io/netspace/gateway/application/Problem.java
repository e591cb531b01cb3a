package io.netspace.gateway.application;

import io.netspace.model.common.Excerpt;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served; the message states in one sentence why, and what to do. */
public final class Problem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why a request cannot be served. */
  public enum Kind {
    /** It is malformed. */
    INVALID,
    /** It names something that does not exist. */
    UNKNOWN,
    /** It is not possible in the current state. */
    CONFLICT,
    /** The state that it was based on has changed. */
    CHANGED,
    /** It is larger than the gateway reads. */
    TOO_LARGE,
    /** The gateway is still reading the log, or the log cannot be written. */
    NOT_READY
  }

  private static final int LONGEST_CAUSE = 200;

  private final Kind kind;
  private final @Nullable String field;

  private Problem(Kind kind, @Nullable String field, String message) {
    super(message);
    this.kind = kind;
    this.field = field;
  }

  /** A field, parameter or header whose value is wrong. */
  public static Problem invalid(String field, String message) {
    return new Problem(Kind.INVALID, field, message);
  }

  public static Problem unknown(String field, String value, String advice) {
    return new Problem(
        Kind.UNKNOWN, field, field + " (" + Excerpt.of(value) + ") is not known; " + advice);
  }

  /** A part that does not exist of something that does. */
  public static Problem missing(String field, String message) {
    return new Problem(Kind.UNKNOWN, field, message);
  }

  /** What the request is about, in a state that does not allow it. */
  public static Problem conflict(String field, String message) {
    return new Problem(Kind.CONFLICT, field, message);
  }

  public static Problem changed(String message) {
    return new Problem(Kind.CHANGED, "If-Match", message);
  }

  public static Problem tooLarge(String message) {
    return new Problem(Kind.TOO_LARGE, "body", message);
  }

  public static Problem notReady(String message) {
    return new Problem(Kind.NOT_READY, null, message);
  }

  /** The log has not confirmed a request about a study; whether it was recorded is not known. */
  public static Problem unconfirmed(String study, String cause) {
    return new Problem(
        Kind.NOT_READY,
        "study",
        "The log did not confirm the request about study ("
            + study
            + ") in time ("
            + Excerpt.of(cause, LONGEST_CAUSE)
            + "); it may have been recorded. Send the same request again: it is recorded once.");
  }

  public Kind kind() {
    return kind;
  }

  /** The field at fault, null when it is the gateway. */
  public @Nullable String field() {
    return field;
  }
}
