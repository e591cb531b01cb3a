package io.netspace.offline.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON of the gateway, of which fields unknown here are ignored. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Json() {}

  /**
   * The tree of a text.
   *
   * @throws JsonProcessingException when it is not JSON
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** A record of a tree. */
  public static <T> T convert(Class<T> type, JsonNode tree) {
    return MAPPER.convertValue(tree, type);
  }

  /** On one line. */
  public static String toLine(JsonNode tree) {
    return tree.toString();
  }
}
