package io.netspace.gateway.adapter.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.json.ModelJson;

/** Facts of a study as JSON text, and back. A document holds the components of the records only. */
final class FactsJson {
  private final JsonMapper mapper =
      ModelJson.mapper()
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  String write(Object facts) {
    try {
      return mapper.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(facts.getClass().getSimpleName() + " is not JSON.", e);
    }
  }

  <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The store holds no " + type.getSimpleName() + "; empty it, the log rebuilds it.", e);
    }
  }
}
