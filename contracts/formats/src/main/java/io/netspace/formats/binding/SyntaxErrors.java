package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;

/** Errors of Jackson's parsers in one line. */
public final class SyntaxErrors {
  private SyntaxErrors() {}

  /** What is wrong, and the line and column where they are known. */
  public static String describe(JacksonException e) {
    JsonLocation place = e.getLocation();
    return place == null
        ? firstLine(e)
        : "%s (line %d, column %d)".formatted(firstLine(e), place.getLineNr(), place.getColumnNr());
  }

  /** What is wrong, without the place where an unfinished object starts. */
  public static String firstLine(JacksonException e) {
    String message = e.getOriginalMessage();
    return (message == null ? "" : message)
        .lines()
        .findFirst()
        .orElse("syntax error")
        .replaceAll(" \\(start marker.*", "")
        .strip();
  }
}
