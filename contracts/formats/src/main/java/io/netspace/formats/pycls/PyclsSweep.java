package io.netspace.formats.pycls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.network.ImageShape;
import java.util.List;

/**
 * Converts a sweep of pycls, its SETUP, to documents of netspace: the space that its samplers draw
 * from, and the study of one population of it. These documents are validated when they are read.
 */
public final class PyclsSweep {
  private static final List<String> SETUP =
      List.of(
          "NUM_CONFIGS",
          "NUM_SAMPLES",
          "CHUNK_SIZE",
          "RNG_SEED",
          "BASE_CFG",
          "SAMPLERS",
          "CONSTRAINTS");
  private static final int MAX_MODELS = 100_000;

  private PyclsSweep() {}

  /** Whether a document is a sweep of pycls: it has a SETUP. */
  public static boolean isSweep(JsonNode document) {
    return document.has("SETUP");
  }

  /**
   * The document of the space that the networks of the sweep are drawn from, with the sweep's
   * constraints on their costs.
   *
   * @throws InvalidDocumentException when netspace has no such space, with the field, its value and
   *     what to write
   */
  public static ObjectNode space(JsonNode document) {
    Section sweep = sweep(document);
    return PyclsSweepSpace.of(setup(sweep)).document(name(sweep), true);
  }

  /**
   * The document of a study of the sweep's space: its window of multiply-adds, its recipe, and as
   * many networks in a population.
   *
   * @throws InvalidDocumentException when there is none
   */
  public static ObjectNode study(JsonNode document) {
    Section sweep = sweep(document);
    Section setup = setup(sweep);
    String name = name(sweep);
    ObjectNode study = JsonNodeFactory.instance.objectNode().put("name", name);
    PyclsRegime.of(setup).addTo(study);
    study.set("space", PyclsSweepSpace.of(setup).document(name, false));
    setup.require("NUM_CONFIGS", "the number of networks, such as 100");
    study.put("models", setup.whole("NUM_CONFIGS", 2, 2, MAX_MODELS));
    study.put("seed", setup.whole("RNG_SEED", 0, 0, Integer.MAX_VALUE));
    return study;
  }

  /** The images and the number of classes that the networks of a sweep are for. */
  public record Images(ImageShape shape, int classes) {}

  /**
   * The images and classes of the networks of a sweep: 3×224×224 and ten where it has none, as in
   * pycls.
   *
   * @throws InvalidDocumentException when they are invalid
   */
  public static Images images(JsonNode document) {
    Section base = setup(sweep(document)).anySection("BASE_CFG");
    int pixels = base.anySection("TRAIN").whole("IM_SIZE", 224, 1, PyclsNetwork.MAX_IMAGE_SIZE);
    int classes =
        base.anySection("MODEL").whole("NUM_CLASSES", 10, 2, PyclsNetwork.MAX_STUDY_CLASSES);
    return new Images(new ImageShape(PyclsNetwork.RGB, pixels, pixels), classes);
  }

  /**
   * Fields of a sweep that pycls does not have, and that are not read, by their paths. A field of
   * pycls that would change the training, and that netspace cannot follow, is refused instead.
   */
  public static List<String> unknownFields(JsonNode document) {
    return PyclsFields.unknown(document);
  }

  private static Section sweep(JsonNode document) {
    return Section.root(document, "a sweep of pycls, with SETUP")
        .require("SETUP", "SAMPLERS, CONSTRAINTS and BASE_CFG");
  }

  private static Section setup(Section sweep) {
    Section setup =
        sweep
            .section("SETUP", SETUP)
            .require("SAMPLERS", "a sampler for each field that is drawn")
            .require("BASE_CFG", "what the networks share");
    refuseTrainingAlone(setup.anySection("SAMPLERS").fields());
    return setup;
  }

  /** A sweep that draws no networks, only how one is trained. */
  private static void refuseTrainingAlone(List<String> fields) {
    if (!fields.isEmpty() && fields.stream().noneMatch(PyclsSweep::isOfNetworks)) {
      throw InvalidDocumentException.of(
          "SETUP.SAMPLERS",
          "("
              + String.join(", ", fields)
              + ") draw how one network is trained, and netspace compares networks that are trained"
              + " alike; sample REGNET or ANYNET, or write BASE_CFG into a file of its own and look"
              + " at its network with ./netspace inspect.");
    }
  }

  private static boolean isOfNetworks(String field) {
    return field.startsWith("REGNET") || field.startsWith("ANYNET");
  }

  /** The sweep's NAME, in characters that a name may have. */
  private static String name(Section sweep) {
    return sweep.word("NAME", "sweep").replaceAll("[^A-Za-z0-9._-]+", "-");
  }
}
