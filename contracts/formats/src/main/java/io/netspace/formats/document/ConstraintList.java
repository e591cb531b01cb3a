package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netspace.model.common.InvalidValueException;
import io.netspace.model.network.Measure;
import io.netspace.model.space.ComplexityWithin;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Equal;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.RegimeCaps;
import io.netspace.model.space.Shared;
import io.netspace.model.space.Within;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code constraints} of a space, a list: {@code linearWidths}, {@code regimeCaps}, or an
 * object of one field: shared, nonDecreasing or nonIncreasing with a parameter; fixed with a
 * parameter's value; within with a parameter's two ends; equal with two parameters; flops,
 * parameters or activations with two ends. An end of {@code null}, or of 0 for a cost, is none.
 */
final class ConstraintList {
  private static final String FIELD = "constraints";
  private static final String[] KINDS = {
    "shared",
    "nonDecreasing",
    "nonIncreasing",
    "fixed",
    "within",
    "equal",
    "flops",
    "parameters",
    "activations",
    "linearWidths",
    "regimeCaps"
  };

  private ConstraintList() {}

  /** A space under the constraints of a section, one after the other. */
  static DesignSpace added(Fields section, DesignSpace space) {
    if (!section.has(FIELD)) {
      return space;
    }
    if (!section.value(FIELD).isArray()) {
      throw section.fault(FIELD, "must be a list, such as [linearWidths, {shared: groupWidth}]");
    }
    DesignSpace narrower = space;
    int place = 0;
    for (JsonNode item : section.value(FIELD)) {
      String path = FIELD + "[" + place + "]";
      Constraint constraint = constraint(section, path, item);
      DesignSpace before = narrower;
      narrower = atPath(section.pathOf(path), item, () -> before.with(constraint));
      place++;
    }
    return narrower;
  }

  /** The constraint at a path of a section. */
  static Constraint constraint(Fields section, String path, JsonNode item) {
    JsonNode object =
        item.isTextual() ? JsonNodeFactory.instance.objectNode().put(item.textValue(), true) : item;
    Fields fields = section.item(path, object, KINDS);
    if (object.size() != 1) {
      throw InvalidDocumentException.of(
          section.pathOf(path), item, "must name one constraint, such as {shared: groupWidth}");
    }
    String kind = object.fieldNames().next();
    return switch (kind) {
      case "shared" -> atPath(fields, kind, () -> new Shared(parameter(fields, kind)));
      case "nonDecreasing" ->
          atPath(fields, kind, () -> new NonDecreasing(parameter(fields, kind)));
      case "nonIncreasing" ->
          atPath(fields, kind, () -> new NonIncreasing(parameter(fields, kind)));
      case "fixed" -> fixed(fields, kind);
      case "within" -> within(fields, kind);
      case "equal" -> equal(fields, kind);
      case "linearWidths" -> new LinearWidths();
      case "regimeCaps" -> new RegimeCaps();
      default -> cost(fields, kind);
    };
  }

  private static Constraint fixed(Fields fields, String kind) {
    Map.Entry<String, JsonNode> named = only(fields, kind, "{bottleneckRatio: 1}");
    JsonNode value = named.getValue();
    if (!value.isNumber()) {
      throw fields.fault(kind, "must be a parameter's value, such as {bottleneckRatio: 1}");
    }
    return atPath(
        fields,
        kind,
        () -> new Fixed(parameter(fields, kind, named.getKey()), value.doubleValue()));
  }

  private static Constraint within(Fields fields, String kind) {
    Map.Entry<String, JsonNode> named = only(fields, kind, "{wm: [2, 3]}");
    JsonNode ends = named.getValue();
    if (!isPair(ends) || !isEnd(ends.get(0)) || !isEnd(ends.get(1))) {
      throw fields.fault(kind, "must be a parameter's two ends, such as {wm: [2, 3]}");
    }
    return atPath(
        fields,
        kind,
        () ->
            new Within(
                parameter(fields, kind, named.getKey()), end(ends.get(0)), end(ends.get(1))));
  }

  private static boolean isPair(JsonNode ends) {
    return ends.isArray() && ends.size() == 2;
  }

  private static boolean isEnd(JsonNode end) {
    return end.isNumber() || end.isNull();
  }

  private static @Nullable Double end(JsonNode end) {
    return end.isNull() ? null : (Double) end.doubleValue();
  }

  private static Constraint equal(Fields fields, String kind) {
    JsonNode both = fields.value(kind);
    if (both == null || !isPair(both)) {
      throw fields.fault(kind, "must be two parameters, such as [w0, wa]");
    }
    return atPath(
        fields,
        kind,
        () ->
            new Equal(
                parameter(fields, kind, both.get(0).asText()),
                parameter(fields, kind, both.get(1).asText())));
  }

  private static Constraint cost(Fields fields, String kind) {
    Measure measure =
        Arrays.stream(Measure.values())
            .filter(one -> one.toString().equals(kind))
            .findFirst()
            .orElseThrow();
    JsonNode ends = fields.value(kind);
    if (ends == null || !isPair(ends)) {
      throw fields.fault(kind, "must be two ends, such as [360M, 400M], with 0 for none");
    }
    return atPath(
        fields,
        kind,
        () -> new ComplexityWithin(measure, count(fields, kind, 0), count(fields, kind, 1)));
  }

  private static @Nullable Long count(Fields fields, String kind, int place) {
    JsonNode end = fields.value(kind).get(place);
    long count = end.isNull() ? 0 : Flops.parse(end, fields.pathOf(kind) + "[" + place + "]");
    return count == 0 ? null : (Long) count;
  }

  private static Map.Entry<String, JsonNode> only(Fields fields, String kind, String example) {
    JsonNode value = fields.value(kind);
    if (value == null || !value.isObject() || value.size() != 1) {
      throw fields.fault(kind, "must be one parameter with its value, such as " + example);
    }
    return value.properties().iterator().next();
  }

  private static Parameter parameter(Fields fields, String kind) {
    return parameter(fields, kind, fields.value(kind).asText());
  }

  private static Parameter parameter(Fields fields, String kind, String name) {
    return Arrays.stream(Parameter.values())
        .filter(parameter -> parameter.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                fields.fault(
                    kind,
                    "must name a parameter: "
                        + Arrays.stream(Parameter.values())
                            .map(Parameter::toString)
                            .collect(Collectors.joining(", "))));
  }

  private static <T> T atPath(Fields fields, String kind, Supplier<T> value) {
    return atPath(fields.pathOf(kind), fields.value(kind), value);
  }

  /** Says what the vocabulary refuses with the place in the document before it. */
  private static <T> T atPath(String path, JsonNode value, Supplier<T> made) {
    try {
      return made.get();
    } catch (InvalidValueException refused) {
      throw InvalidDocumentException.of(path, value, "cannot hold: " + refused.problem());
    }
  }
}
