package io.netspace.formats.binding;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** Parsing of documents' text, strictly: each field once, and nothing after the document. */
public final class StrictMappers {
  private StrictMappers() {}

  /** A strict mapper of JSON. */
  public static JsonMapper json() {
    return strict(JsonMapper.builder());
  }

  /** A strict mapper of YAML, whose trees have aliases and merge keys read. */
  public static YAMLMapper yaml(YAMLParser.Feature... features) {
    return strict(
        YAMLMapper.builder(new AnchoredYamlFactory())
            .enable(features)
            .addModule(
                new SimpleModule().addDeserializer(JsonNode.class, new YamlTreeDeserializer())));
  }

  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M strict(B builder) {
    return builder
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
