package io.netspace.gateway.adapter.inbound;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.formats.binding.StrictMappers;
import io.netspace.gateway.application.Problem;
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
  static final int MAX_BYTES = 1 << 20;

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

  /** The text of a field. */
  static String text(JsonNode object, String field, @Nullable String absent) {
    JsonNode value = object.path(field);
    if (value.isTextual() && !value.textValue().isBlank() && value.textValue().length() <= 1000) {
      return value.textValue();
    }
    if (absent != null && (value.isMissingNode() || value.isNull())) {
      return absent;
    }
    throw Problem.invalid(
        field,
        value.isMissingNode()
            ? field + " is missing; write a text of 1 to 1000 characters."
            : field + " must be a text of 1 to 1000 characters.");
  }

  private static void refuseUnknown(String name, List<String> known) {
    if (!known.contains(name)) {
      throw Problem.invalid(
          name, name + " is not a known field; known here are " + String.join(", ", known) + ".");
    }
  }

  private static JsonNode parse(byte[] body, ObjectMapper mapper, String language) {
    if (body.length > MAX_BYTES) {
      throw Problem.tooLarge(
          String.format(
              Locale.ROOT, "body (%d bytes) must be at most %d bytes.", body.length, MAX_BYTES));
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
              + broken.getOriginalMessage().lines().findFirst().orElse("unreadable"));
    } catch (IOException unreadable) {
      throw Problem.invalid("body", "body is not " + language + ": " + unreadable.getMessage());
    }
  }
}
