package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors of Jackson's parsers in one line. */
public final class SyntaxErrors {
  /** Where the YAML parser found what is wrong: Jackson's own place is that of the token before. */
  private static final Pattern PLACE_FOUND =
      Pattern.compile("(?s).* in '?reader'?, line (\\d+), column (\\d+)");

  private SyntaxErrors() {}

  /** What is wrong, and the line and column where they are known. */
  public static String describe(JacksonException e) {
    Matcher found = PLACE_FOUND.matcher(String.valueOf(e.getOriginalMessage()));
    if (found.find()) {
      return "%s (line %s, column %s)".formatted(firstLine(e), found.group(1), found.group(2));
    }
    JsonLocation place = e.getLocation();
    return place == null
        ? firstLine(e)
        : "%s (line %d, column %d)".formatted(firstLine(e), place.getLineNr(), place.getColumnNr());
  }

  /**
   * What is wrong, without the place where an unfinished object starts. The YAML parser says first
   * what it was doing, and then what it found, each with an indented extract of the text.
   */
  public static String firstLine(JacksonException e) {
    String message = e.getOriginalMessage();
    return (message == null ? "" : message)
        .lines()
        .filter(line -> !line.startsWith(" ") && !line.startsWith("while "))
        .findFirst()
        .orElse("syntax error")
        .replaceAll(" \\(start marker.*", "")
        .strip();
  }
}
