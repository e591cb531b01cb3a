package io.netspace.formats.binding;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.common.Excerpt;

/** A fault of a document; the message is one sentence of field, value and what to change. */
public final class InvalidDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SENTENCE = 1000;

  private final String field;

  private InvalidDocumentException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The dotted path of the field at fault, such as {@code regime.epochs}. */
  public String field() {
    return field;
  }

  /** A field with its value in the document and what to do about it. */
  public static InvalidDocumentException of(String field, JsonNode value, String advice) {
    return of(field, "(" + shown(value) + ") " + advice + ".");
  }

  /** A field and the rest of the sentence about it. */
  public static InvalidDocumentException of(String field, String rest) {
    String name = Excerpt.of(field);
    return new InvalidDocumentException(name, name + " " + Excerpt.of(rest, LONGEST_SENTENCE));
  }

  private static String shown(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return Excerpt.of(text.replaceAll("\\s+", " "));
  }
}
