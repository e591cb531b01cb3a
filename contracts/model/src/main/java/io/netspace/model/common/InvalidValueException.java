package io.netspace.model.common;

import org.jspecify.annotations.Nullable;

/**
 * An invalid value: the component, the value, and advice. The message is one sentence of the three:
 * {@code epochs (0) must be 1 to 10000.}
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** More of a value is not repeated in messages: answers and logs would hold it whole. */
  private static final int LONGEST_VALUE = 200;

  private final String component;
  private final String value;
  private final String advice;

  /**
   * An exception about a value.
   *
   * @param component its name in its type; the first one where several are incompatible
   * @param advice the rest of the sentence, without its full stop: "must be 1 to 10000"
   */
  public InvalidValueException(String component, @Nullable Object value, String advice) {
    super(sentence(component, String.valueOf(value), advice) + ".");
    this.component = component;
    this.value = String.valueOf(value);
    this.advice = advice;
  }

  private static String sentence(String component, String value, String advice) {
    String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    return component + " (" + shown + ") " + advice;
  }

  /** The name of the component in its type. */
  public String component() {
    return component;
  }

  /** The value as text. */
  public String value() {
    return value;
  }

  /** The advice, without a full stop: "must be 1 to 10000". */
  public String advice() {
    return advice;
  }

  /** The message without its full stop, as part of a longer sentence. */
  public String problem() {
    return sentence(component, value, advice);
  }
}
