package io.netspace.gateway.adapter.inbound;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.formats.binding.StrictMappers;
import io.netspace.formats.binding.SyntaxErrors;
import io.netspace.gateway.adapter.inbound.http.RequestBodyReader;
import io.netspace.gateway.application.Problem;
import io.netspace.model.common.Excerpt;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses request bodies strictly: one document, no duplicate and no unknown fields. */
@Singleton
public class RequestBodies {
  static final String YAML = "application/yaml";
  private static final String LINE =
      "a text of 1 to 1000 characters, none of them a control character";

  private static final int LONGEST_CAUSE = 200;

  private final ObjectMapper json = StrictMappers.json();
  private final ObjectMapper yaml = StrictMappers.yaml();

  /** The document of a body, in JSON or YAML by its media type. */
  JsonNode document(byte[] body, @Nullable MediaType type) {
    boolean isYaml = type != null && type.getSubtype().contains("yaml");
    return parse(body, isYaml ? yaml : json, isYaml ? "YAML" : "JSON");
  }

  /** A JSON object of these fields and no others; an empty body is an empty object. */
  JsonNode object(byte @Nullable [] body, String... known) {
    if (body == null || body.length == 0) {
      return json.createObjectNode();
    }
    JsonNode object = parse(body, json, "JSON");
    if (!object.isObject()) {
      throw Problem.invalid("body", "body must be an object of " + String.join(", ", known) + ".");
    }
    object.fieldNames().forEachRemaining(name -> refuseUnknown(name, List.of(known)));
    return object;
  }

  /** The text of a field, in one line. */
  static String text(JsonNode object, String field, @Nullable String absent) {
    JsonNode value = object.path(field);
    if (value.isTextual() && isLine(value.textValue())) {
      return value.textValue();
    }
    if (absent != null && (value.isMissingNode() || value.isNull())) {
      return absent;
    }
    throw Problem.invalid(
        field,
        value.isMissingNode()
            ? field + " is missing; write " + LINE + "."
            : field + " (" + Excerpt.of(value.asText()) + ") must be " + LINE + ".");
  }

  private static boolean isLine(String text) {
    return !text.isBlank() && text.length() <= 1000 && text.codePoints().allMatch(Excerpt::isShown);
  }

  private static void refuseUnknown(String name, List<String> known) {
    if (!known.contains(name)) {
      throw Problem.invalid(
          Excerpt.of(name),
          Excerpt.of(name)
              + " is not a known field; known here are "
              + String.join(", ", known)
              + ".");
    }
  }

  private static JsonNode parse(byte[] body, ObjectMapper mapper, String language) {
    if (body.length > RequestBodyReader.MAX_BYTES) {
      throw Problem.tooLarge(
          String.format(
              Locale.ROOT,
              "body (%d bytes) must be at most %d bytes.",
              body.length,
              RequestBodyReader.MAX_BYTES));
    }
    try {
      return mapper.readTree(body);
    } catch (JacksonException broken) {
      String where =
          broken.getLocation() == null ? "" : " at line " + broken.getLocation().getLineNr();
      throw Problem.invalid(
          "body",
          "body is not "
              + language
              + where
              + ": "
              + Excerpt.of(SyntaxErrors.firstLine(broken), LONGEST_CAUSE));
    } catch (IOException unreadable) {
      throw Problem.invalid(
          "body",
          "body is not " + language + ": " + Excerpt.of(String.valueOf(unreadable.getMessage())));
    }
  }
}
