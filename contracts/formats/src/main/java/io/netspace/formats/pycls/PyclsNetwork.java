package io.netspace.formats.pycls;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.RegNet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network that a configuration of pycls describes. Absent fields have the defaults of pycls:
 * images of 3×224×224, ten classes, ReLU.
 *
 * @param description the configuration's DESC; empty without one
 * @param regNet parameters of the linear rule where MODEL.TYPE is regnet, else null
 */
public record PyclsNetwork(String description, Architecture network, @Nullable RegNet regNet) {
  private static final List<String> MODEL =
      List.of(
          "TYPE",
          "DEPTH",
          "NUM_CLASSES",
          "LOSS_FUN",
          "ACTIVATION_FUN",
          "ACTIVATION_INPLACE",
          "SCALING_TYPE",
          "SCALING_FACTOR");
  static final int RGB = 3;
  static final int MAX_IMAGE_SIZE = 1024;
  static final int MAX_CLASSES = 1_000_000;
  static final int MAX_STUDY_CLASSES = 10_000;
  static final int MAX_CHANNELS = 65_536;
  static final int MAX_BLOCKS = 1024;

  private enum Type {
    ANYNET,
    REGNET,
    RESNET,
    EFFNET
  }

  /** Whether a document seems to be a network of pycls: it has a MODEL. */
  public static boolean isNetwork(JsonNode document) {
    return document.has("MODEL");
  }

  /**
   * The network of a configuration. Sections about training are ignored.
   *
   * @throws InvalidDocumentException when there is none, with the field, its value and what to
   *     write
   */
  public static PyclsNetwork read(JsonNode document) {
    Section configuration =
        Section.root(document, "a configuration of pycls, with MODEL and TRAIN")
            .require("MODEL", "TYPE and NUM_CLASSES of a network");
    Section model =
        configuration.section("MODEL", MODEL).require("TYPE", "anynet, regnet, resnet or effnet");
    Type type =
        model.choice(
            "TYPE",
            Type.ANYNET,
            PyclsNames.ordered(
                Map.entry("anynet", Type.ANYNET),
                Map.entry("regnet", Type.REGNET),
                Map.entry("resnet", Type.RESNET),
                Map.entry("effnet", Type.EFFNET)));
    return switch (type) {
      case ANYNET ->
          of(configuration, PyclsAnyNet.read(configuration, surroundings(configuration)));
      case RESNET ->
          of(configuration, PyclsResNet.read(configuration, surroundings(configuration)));
      case EFFNET ->
          of(configuration, PyclsEffNet.read(configuration, surroundings(configuration)));
      case REGNET -> regNet(configuration);
    };
  }

  /** Fields of a configuration that pycls does not have, and that are not read, by their paths. */
  public static List<String> unknownFields(JsonNode document) {
    return isNetwork(document) ? PyclsFields.unknownOfNetwork(document) : List.of();
  }

  private static PyclsNetwork of(Section configuration, Architecture network) {
    return new PyclsNetwork(configuration.word("DESC", ""), network, null);
  }

  private static PyclsNetwork regNet(Section configuration) {
    Surroundings around = surroundings(configuration);
    RegNet regNet = PyclsRegNet.read(configuration, around.activation());
    Architecture network = PyclsRegNet.network(configuration, regNet, around);
    return new PyclsNetwork(configuration.word("DESC", ""), network, regNet);
  }

  /** Properties of a network outside its stages: input images, classes, activation. */
  record Surroundings(ImageShape images, int classes, Activation activation) {}

  private static Surroundings surroundings(Section configuration) {
    Section model = configuration.section("MODEL", MODEL);
    int classes = model.whole("NUM_CLASSES", 10, 2, MAX_CLASSES);
    Activation activation = model.choice("ACTIVATION_FUN", Activation.RELU, PyclsNames.ACTIVATIONS);
    Section train = configuration.anySection("TRAIN");
    int pixels = train.whole("IM_SIZE", 224, 1, MAX_IMAGE_SIZE);
    return new Surroundings(new ImageShape(RGB, pixels, pixels), classes, activation);
  }
}
