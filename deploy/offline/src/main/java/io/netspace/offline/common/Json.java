package io.netspace.offline.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON that commands print, and JSON of the gateway, of which unknown fields are ignored. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /**
   * Parses a text.
   *
   * @throws JsonProcessingException when it is not JSON
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /**
   * A record or a tree on one line. The components of a record are fields in the same order.
   *
   * @throws IllegalArgumentException when a component has no JSON form
   */
  public static String toLine(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON of " + value.getClass().getName(), e);
    }
  }
}
