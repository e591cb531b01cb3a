package io.netspace.formats.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.json.ModelJson;
import io.netspace.formats.pycls.Section;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as JSON, of the form it has in events. Reading is strict, since people write it too.
 */
public final class NetworkJson {
  private static final JsonMapper MAPPER = ModelJson.mapper();
  private static final List<String> NETWORK =
      List.of("input", "stem", "stages", "classes", "headWidth", "activation");
  private static final List<String> STAGE =
      List.of(
          "block",
          "depth",
          "width",
          "stride",
          "bottleneckRatio",
          "groupWidth",
          "seRatio",
          "kernel");
  private static final int MAX_VALUE = 65_536;

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
   * @throws io.netspace.formats.document.InvalidDocumentException when it is not one, with the
   *     field, its value and what to write
   */
  public static Architecture read(JsonNode document) {
    Section network =
        Section.root(document, "an object of " + String.join(", ", NETWORK))
            .withFields(NETWORK)
            .require("input", "channels, height and width of an image")
            .require("stem", "type and width, such as {\"type\": \"SIMPLE\", \"width\": 32}")
            .require("classes", "a whole number, such as 1000");
    ImageShape input = input(network.section("input", List.of("channels", "height", "width")));
    Stem stem = stem(network.section("stem", List.of("type", "width")));
    List<Stage> stages = new ArrayList<>();
    for (Section stage : network.sections("stages", STAGE, "one object a stage")) {
      stages.add(stage(stage));
    }
    int classes = network.whole("classes", 2, 2, Integer.MAX_VALUE);
    Integer headWidth =
        network.has("headWidth") ? network.whole("headWidth", 0, 0, MAX_VALUE) : null;
    Activation activation = network.constant("activation", Activation.RELU);
    return network.make(
        component -> component.equals("bottleneckRatio") ? "stages" : component,
        () -> new Architecture(input, stem, stages, classes, headWidth, activation));
  }

  private static ImageShape input(Section input) {
    for (String field : List.of("channels", "height", "width")) {
      input.require(field, "a whole number");
    }
    int channels = input.whole("channels", 3, 1, MAX_VALUE);
    int height = input.whole("height", 32, 1, MAX_VALUE);
    int width = input.whole("width", 32, 1, MAX_VALUE);
    return input.make(component -> component, () -> new ImageShape(channels, height, width));
  }

  private static Stem stem(Section stem) {
    StemType type = stem.constant("type", StemType.SIMPLE);
    int width = stem.whole("width", 32, 1, MAX_VALUE);
    return stem.make(_ -> "width", () -> new Stem(type, width));
  }

  private static Stage stage(Section stage) {
    stage.require("depth", "a number of blocks").require("width", "a number of channels");
    BlockType block = stage.constant("block", BlockType.X);
    int depth = stage.whole("depth", 1, 1, MAX_VALUE);
    int width = stage.whole("width", 1, 1, MAX_VALUE);
    int stride = stage.whole("stride", 1, 1, 8);
    double ratio = stage.number("bottleneckRatio", 1);
    if (block == BlockType.X || block == BlockType.LINEAR_BOTTLENECK) {
      stage.require("groupWidth", "channels of one group of the convolution");
    }
    int groupWidth = stage.whole("groupWidth", block.hasBottleneck() ? 1 : width, 1, MAX_VALUE);
    Double seRatio = stage.has("seRatio") ? (Double) stage.number("seRatio", 0) : null;
    Integer kernel = kernel(stage);
    return stage.make(
        component -> component,
        () -> new Stage(block, depth, width, stride, ratio, groupWidth, seRatio, kernel));
  }

  private static @Nullable Integer kernel(Section stage) {
    return stage.has("kernel") ? (Integer) stage.whole("kernel", 3, 1, 15) : null;
  }
}
