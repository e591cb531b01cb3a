package io.netspace.formats.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that a deserializer or the conversion to the model refuses, at its path below the object
 * that is being read. {@link DocumentBinder} adds the path of that object.
 */
public final class InvalidFieldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final @Nullable String value;
  private final String advice;
  private final boolean missing;

  private InvalidFieldException(
      String path, @Nullable String value, String advice, boolean missing) {
    super(path + " " + advice);
    this.path = path;
    this.value = value;
    this.advice = advice;
    this.missing = missing;
  }

  /**
   * Refuses the value that the document has at a path.
   *
   * @param path such as {@code ends[1]}; empty for the value that is being read
   * @param advice the rest of the sentence, without its full stop: "must be 1 to 64"
   */
  public static InvalidFieldException of(String path, String advice) {
    return new InvalidFieldException(path, null, advice, false);
  }

  /** Refuses a value that is not necessarily written in the document, such as a default. */
  public static InvalidFieldException of(String path, String value, String advice) {
    return new InvalidFieldException(path, value, advice, false);
  }

  /** Refuses a field that is none of the known ones. */
  public static InvalidFieldException unknown(String field, List<String> known) {
    return of(field, UnknownField.advice(field, known));
  }

  /** Refuses a word that stands for a field of that value, and is none of the known ones. */
  public static InvalidFieldException unknown(String field, String value, List<String> known) {
    return of(field, value, UnknownField.advice(field, known));
  }

  /**
   * Refuses a document without a field.
   *
   * @param what to write there
   */
  public static InvalidFieldException missing(String path, String what) {
    return new InvalidFieldException(path, null, what, true);
  }

  /** The same fault, seen from the object that has this one in a field. */
  InvalidFieldException below(String field) {
    return new InvalidFieldException(FieldPath.join(field, path), value, advice, missing);
  }

  String path() {
    return path;
  }

  /** Null for the value in the document. */
  @Nullable String value() {
    return value;
  }

  String advice() {
    return advice;
  }

  boolean isMissing() {
    return missing;
  }
}
