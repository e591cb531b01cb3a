package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A space as people write it: a known space on a stem, strides and upper ends of its own, with
 * other ranges and further constraints.
 */
final class SpaceSection {
  private static final String[] FIELDS = {
    "name",
    "start",
    "parent",
    "block",
    "stem",
    "strides",
    "maxDepth",
    "maxWidth",
    "ranges",
    "constraints"
  };
  private static final int MAX_DEPTH = 16;
  private static final int MAX_WIDTH = 1024;
  private static final int WIDTH_STEP = 8;

  private SpaceSection() {}

  /** The {@code space} of a study. */
  static DesignSpace of(Fields document) {
    return read(document.object("space", FIELDS));
  }

  /** The space of a document of its own: under {@code space}, or the whole document. */
  static DesignSpace ofWhole(JsonNode document) {
    return document.isObject() && document.has("space")
        ? of(Fields.root(document, "space"))
        : read(Fields.root(document, FIELDS));
  }

  private static DesignSpace read(Fields space) {
    Stem stem = stem(space.object("stem", "type", "width"));
    List<Integer> strides = strides(space);
    int depth = between(space, "maxDepth", MAX_DEPTH, 1, 64);
    int width = between(space, "maxWidth", MAX_WIDTH, WIDTH_STEP, 8192);
    if (width % WIDTH_STEP != 0) {
      throw space.fault("maxWidth", "must be a multiple of " + WIDTH_STEP);
    }
    if (space.has("parent") && space.has("start")) {
      throw space.fault("parent", "means the same as start; write one of them");
    }
    String field = space.has("parent") ? "parent" : "start";
    String start = space.text(field, KnownSpaces.names().getFirst());
    DesignSpace known =
        space.make(
            Map.of("space", field),
            () -> KnownSpaces.named(start, KnownSpaces.anyNetXA(stem, strides, depth, width)));
    DesignSpace changed =
        ConstraintList.added(space, RangeMap.changed(space, blocked(space, known)));
    return space.has("name")
        ? space.make(
            Map.of("space name", "name"), () -> changed.named(space.text("name", "my-space")))
        : changed;
  }

  private static DesignSpace blocked(Fields space, DesignSpace known) {
    if (!space.has("block")) {
      return known;
    }
    BlockType block = space.choice("block", known.block(), BlockType::name);
    return space.make(Map.of(), () -> known.withBlock(block).named(RangeMap.custom(known.name())));
  }

  private static Stem stem(Fields stem) {
    StemType type = stem.choice("type", StemType.SIMPLE, StemType::name);
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
