package io.netspace.formats.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.netspace.formats.binding.DocumentBinder;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.formats.binding.Words;
import io.netspace.formats.json.ModelJson;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.StemType;
import java.io.UncheckedIOException;

/**
 * Networks as JSON, in the form that events have. Reading is strict, since people write it, too.
 */
public final class NetworkJson {
  private static final JsonMapper MAPPER = ModelJson.mapper();
  private static final DocumentBinder BINDER =
      new DocumentBinder(
          new SimpleModule()
              .addDeserializer(StemType.class, Words.of(StemType.class, StemType::name))
              .addDeserializer(BlockType.class, Words.of(BlockType.class, BlockType::name))
              .addDeserializer(Activation.class, Words.of(Activation.class, Activation::name)));

  private NetworkJson() {}

  /** The JSON, on one line. */
  public static Export of(Architecture network) {
    try {
      return new Export.Written(MAPPER.writeValueAsString(network) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON as a tree. */
  public static JsonNode tree(Architecture network) {
    return MAPPER.valueToTree(network);
  }

  /**
   * The network of a tree.
   *
   * @throws InvalidDocumentException when it is not one, with the field, its value and what to
   *     write
   */
  public static Architecture read(JsonNode document) {
    return BINDER.read(document, NetworkSection.class, NetworkSection::network);
  }
}
