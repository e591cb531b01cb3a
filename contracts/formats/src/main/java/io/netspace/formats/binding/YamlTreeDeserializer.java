package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads trees of YAML with aliases ({@code *name}) replaced by what they stand for, and merge keys
 * ({@code <<}) by the fields that they merge, as PyYAML does: a field of the mapping itself comes
 * before a merged one, that of an earlier mapping of a list before that of a later one. Jackson by
 * itself reads an alias as the text of its name.
 */
final class YamlTreeDeserializer extends JsonDeserializer<JsonNode> {
  private static final String MERGE = "<<";

  /** Aliases of aliases grow exponentially; no document that people write comes near. */
  private static final int MAX_COPIED_NODES = 100_000;

  private static final JsonDeserializer<? extends JsonNode> SCALARS =
      JsonNodeDeserializer.getDeserializer(JsonNode.class);

  @Override
  public JsonNode deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return new Document(parser, context).value();
  }

  @Override
  public JsonNode getNullValue(DeserializationContext context) {
    return NullNode.getInstance();
  }

  /** One document, whose anchors are no other's. */
  private static final class Document {
    private final JsonParser parser;
    private final DeserializationContext context;
    private final Map<String, JsonNode> valuesByAnchor = new HashMap<>();
    private int copied;

    Document(JsonParser parser, DeserializationContext context) {
      this.parser = parser;
      this.context = context;
    }

    JsonNode value() throws IOException {
      if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
        return aliased(parser.getText());
      }
      Object anchor = parser.getObjectId();
      JsonNode value =
          switch (Objects.requireNonNull(parser.currentToken())) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            default -> SCALARS.deserialize(parser, context);
          };
      if (anchor instanceof String name) {
        valuesByAnchor.put(name, value);
      }
      return value;
    }

    private JsonNode aliased(String anchor) throws IOException {
      JsonNode value = valuesByAnchor.get(anchor);
      if (value == null) {
        throw fault("alias *%s has no anchor &%s before it".formatted(anchor, anchor));
      }
      count(value);
      return value.deepCopy();
    }

    private void count(JsonNode value) throws IOException {
      copied++;
      if (copied > MAX_COPIED_NODES) {
        throw fault("aliases stand for more than %d values".formatted(MAX_COPIED_NODES));
      }
      for (JsonNode item : value) {
        count(item);
      }
    }

    private JsonNode array() throws IOException {
      ArrayNode array = context.getNodeFactory().arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value());
      }
      return array;
    }

    private JsonNode object() throws IOException {
      ObjectNode own = context.getNodeFactory().objectNode();
      ObjectNode merged = context.getNodeFactory().objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        parser.nextToken();
        JsonNode value = value();
        if (field.equals(MERGE)) {
          merge(value, merged);
        } else {
          own.set(field, value);
        }
      }
      return merged.isEmpty() ? own : merged.setAll(own);
    }

    private void merge(JsonNode value, ObjectNode merged) throws IOException {
      if (value.isObject()) {
        value.properties().forEach(field -> merged.putIfAbsent(field.getKey(), field.getValue()));
        return;
      }
      if (!value.isArray()) {
        throw fault("merge key << must stand before a mapping, or a list of mappings");
      }
      for (JsonNode item : value) {
        if (!item.isObject()) {
          throw fault("merge key << must stand before a mapping, or a list of mappings");
        }
        merge(item, merged);
      }
    }

    private JsonParseException fault(String problem) {
      return new JsonParseException(parser, problem, parser.currentTokenLocation());
    }
  }
}
