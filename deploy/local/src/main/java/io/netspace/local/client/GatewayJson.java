package io.netspace.local.client;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.json.ModelJson;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of gateways of this and other versions. Fields that are unknown here are ignored;
 * those that a gateway does not send read as null, 0 or an empty list.
 */
public final class GatewayJson {
  private static final JsonSetter.Value ABSENT_IS_EMPTY =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  private static final JsonMapper MAPPER =
      ModelJson.mapper()
          .rebuild()
          .annotationIntrospector(new JacksonAnnotationIntrospector())
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withConfigOverride(List.class, list -> list.setSetterInfo(ABSENT_IS_EMPTY))
          .withConfigOverride(Map.class, map -> map.setSetterInfo(ABSENT_IS_EMPTY))
          .build();

  private GatewayJson() {}

  /** Reads a view from a tree. */
  public static <T> T read(Class<T> type, JsonNode tree) {
    return MAPPER.convertValue(tree, type);
  }
}
