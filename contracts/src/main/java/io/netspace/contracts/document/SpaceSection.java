package io.netspace.contracts.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.KnownSpaces;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import io.netspace.contracts.vocabulary.Trainable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code space} of a document: a known space on a stem, strides and upper ends of its own. */
final class SpaceSection {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_WIDTH = 1024;
  private static final int WIDTH_STEP = 8;

  private SpaceSection() {}

  static DesignSpace of(Fields document) {
    Fields space = document.object("space", "start", "stem", "strides", "maxDepth", "maxWidth");
    Stem stem = stem(space.object("stem", "type", "width"));
    List<Integer> strides = strides(space);
    int depth = between(space, "maxDepth", MAX_DEPTH, 1, 64);
    int width = between(space, "maxWidth", MAX_WIDTH, WIDTH_STEP, 8192);
    if (width % WIDTH_STEP != 0) {
      throw space.fault("maxWidth", "must be a multiple of " + WIDTH_STEP);
    }
    String start = space.text("start", KnownSpaces.names().getFirst());
    return space.make(
        Map.of("space", "start"),
        () ->
            Trainable.require(
                KnownSpaces.named(start, KnownSpaces.anyNetXA(stem, strides, depth, width))));
  }

  private static Stem stem(Fields stem) {
    StemType type = stem.choice("type", StemType.SIMPLE, Trainable.stems(), StemType::name);
    int width = stem.integer("width", 32);
    return stem.make(Map.of("stem width", "width"), () -> new Stem(type, width));
  }

  private static List<Integer> strides(Fields space) {
    List<Integer> strides = new ArrayList<>();
    if (!space.has("strides")) {
      return List.of(2, 2, 2, 2);
    }
    for (JsonNode stride : space.value("strides")) {
      strides.add(stride.isInt() ? stride.intValue() : 0);
    }
    if (!space.value("strides").isArray() || strides.stream().anyMatch(s -> s != 1 && s != 2)) {
      throw space.fault("strides", "must be a list of 1 or 2, one a stage, such as [2, 2, 2, 2]");
    }
    return strides;
  }

  private static int between(Fields space, String field, int absent, int low, int high) {
    int value = space.integer(field, absent);
    if (value < low || value > high) {
      throw space.fault(field, "must be " + low + " to " + high);
    }
    return value;
  }
}
