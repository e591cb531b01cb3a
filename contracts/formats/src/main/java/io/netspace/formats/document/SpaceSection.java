package io.netspace.formats.document;

import io.netspace.formats.binding.Conversion;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidFieldException;
import io.netspace.model.common.InvalidValueException;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A space as people write it: a known space, of which the stem, the strides and the upper ends may
 * be replaced, and ranges and constraints be replaced or added.
 */
record SpaceSection(
    @Expected(example = "my-space") @Nullable String name,
    @Expected(example = "AnyNetX_A") @Nullable String start,
    @Expected(example = "AnyNetX_A") @Nullable String parent,
    @Nullable BlockType block,
    @Nullable Stem stem,
    @Expected(value = STRIDES, whole = true) @Nullable List<Integer> strides,
    @Expected(example = "16") @Nullable Integer maxDepth,
    @Expected(example = "1024") @Nullable Integer maxWidth,
    @Nullable Map<Parameter, @Nullable RangeSection> ranges,
    @Expected("a list, such as [linearWidths, {shared: groupWidth}]")
        @Nullable List<@Expected("a constraint, such as {shared: groupWidth}") Constraint>
            constraints) {
  private static final String STRIDES = "a list of 1 or 2, one a stage, such as [2, 2, 2, 2]";
  private static final int MAX_DEPTH = 16;
  private static final int MAX_WIDTH = 1024;
  private static final int WIDTH_STEP = 8;
  private static final String CUSTOM = "-custom";
  private static final Map<String, String> FIELDS_BY_COMPONENT = fieldsByComponent();

  /** The fields of ranges by the names that a space has for them. */
  private static Map<String, String> fieldsByComponent() {
    Map<String, String> fields = new HashMap<>();
    for (Parameter parameter : Parameter.values()) {
      for (String component : List.of("", " values", " low")) {
        fields.put(parameter + component, "ranges." + parameter);
      }
    }
    return Map.copyOf(fields);
  }

  /** The space of a study that names none. */
  static DesignSpace ofNone() {
    return new SpaceSection(null, null, null, null, null, null, null, null, null, null).space();
  }

  DesignSpace space() {
    DesignSpace changed = constrained(ranged(blocked(known())));
    return name == null
        ? changed
        : Conversion.of(Map.of("space name", "name"), () -> changed.named(name));
  }

  private DesignSpace known() {
    int depth = between("maxDepth", maxDepth == null ? MAX_DEPTH : maxDepth, 1, 64);
    int width = between("maxWidth", maxWidth == null ? MAX_WIDTH : maxWidth, WIDTH_STEP, 8192);
    if (width % WIDTH_STEP != 0) {
      throw InvalidFieldException.of("maxWidth", "must be a multiple of " + WIDTH_STEP);
    }
    if (strides != null && strides.stream().anyMatch(stride -> stride != 1 && stride != 2)) {
      throw InvalidFieldException.of("strides", "must be " + STRIDES);
    }
    if (parent != null && start != null) {
      throw InvalidFieldException.of("parent", "means the same as start; write one of them");
    }
    DesignSpace largest =
        KnownSpaces.anyNetXA(
            stem == null ? StemSection.ofNone() : stem,
            strides == null ? List.of(2, 2, 2, 2) : strides,
            depth,
            width);
    if (parent != null) {
      return Conversion.of(Map.of("space", "parent"), () -> KnownSpaces.named(parent, largest));
    }
    String known = start == null ? KnownSpaces.names().getFirst() : start;
    return Conversion.of(Map.of("space", "start"), () -> KnownSpaces.named(known, largest));
  }

  private static int between(String field, int value, int low, int high) {
    if (value < low || value > high) {
      throw InvalidFieldException.of(field, "must be " + low + " to " + high);
    }
    return value;
  }

  private DesignSpace blocked(DesignSpace space) {
    return block == null ? space : space.withBlock(block).named(custom(space.name()));
  }

  /** The name of a known space that was changed. */
  private static String custom(String name) {
    return name.endsWith(CUSTOM) ? name : name + CUSTOM;
  }

  /** A space with these ranges in place of its own, or in addition to them. */
  private DesignSpace ranged(DesignSpace space) {
    if (ranges == null) {
      return space;
    }
    List<ParameterRange> changed = new ArrayList<>(space.ranges());
    for (Parameter parameter : Parameter.values()) {
      RangeSection range = ranges.get(parameter);
      if (range != null) {
        replace(changed, parameter, Conversion.below("ranges", () -> range.range(parameter)));
      }
    }
    return Conversion.of(
        FIELDS_BY_COMPONENT,
        () ->
            new DesignSpace(
                custom(space.name()),
                space.block(),
                space.stem(),
                space.strides(),
                changed,
                space.constraints()));
  }

  private static void replace(
      List<ParameterRange> ranges, Parameter parameter, Optional<ParameterRange> range) {
    int index = ranges.stream().map(ParameterRange::parameter).toList().indexOf(parameter);
    ranges.removeIf(other -> other.parameter() == parameter);
    range.ifPresent(given -> ranges.add(index < 0 ? ranges.size() : index, given));
  }

  private DesignSpace constrained(DesignSpace space) {
    DesignSpace narrower = space;
    for (int i = 0; constraints != null && i < constraints.size(); i++) {
      try {
        narrower = narrower.with(constraints.get(i));
      } catch (InvalidValueException e) {
        throw InvalidFieldException.of("constraints[" + i + "]", "cannot hold: " + e.problem());
      }
    }
    return narrower;
  }

  /** A document that has a space in its field {@code space}, and nothing else. */
  record Nested(@Nullable DesignSpace space) {}

  /** The stem of a space. */
  record StemSection(@Nullable StemType type, @Expected(example = "32") @Nullable Integer width) {
    static Stem ofNone() {
      return new StemSection(null, null).stem();
    }

    Stem stem() {
      return Conversion.of(
          Map.of("stem width", "width"),
          () -> new Stem(type == null ? StemType.SIMPLE : type, width == null ? 32 : width));
    }
  }
}
