package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;

/** Parsing of documents' text, strictly: each field once, and nothing after the document. */
public final class StrictMappers {
  private StrictMappers() {}

  /** A strict mapper of JSON or YAML. */
  public static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M strict(B builder) {
    return builder
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** An error of syntax in one line: what it is, and the line and column where it is known. */
  public static String syntaxError(JacksonException e) {
    JsonLocation place = e.getLocation();
    return place == null
        ? firstLine(e)
        : "%s (line %d, column %d)".formatted(firstLine(e), place.getLineNr(), place.getColumnNr());
  }

  /** The first line of an exception's message, without the start of an unfinished object. */
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
