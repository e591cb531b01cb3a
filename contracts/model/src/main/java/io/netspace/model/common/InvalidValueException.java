package io.netspace.model.common;

import org.jspecify.annotations.Nullable;

/**
 * A value that a type cannot have: of which component, what it is, and what to do about it. The
 * message is one sentence of the three: {@code epochs (0) must be 1 to 10000.}
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String component;
  private final String value;
  private final String advice;

  /**
   * Refuses a value.
   *
   * @param component as its type calls it; where several do not fit each other, the first of them
   * @param advice the rest of the sentence, without its full stop: "must be 1 to 10000"
   */
  public InvalidValueException(String component, @Nullable Object value, String advice) {
    super(component + " (" + value + ") " + advice + ".");
    this.component = component;
    this.value = String.valueOf(value);
    this.advice = advice;
  }

  /** The component, as its type calls it. */
  public String component() {
    return component;
  }

  /** The value as text. */
  public String value() {
    return value;
  }

  /** What to do, without a full stop: "must be 1 to 10000". */
  public String advice() {
    return advice;
  }

  /** The message without its full stop, to be part of a longer sentence. */
  public String problem() {
    return component + " (" + value + ") " + advice;
  }
}
