package io.netspace.formats.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidFieldException;
import io.netspace.model.common.InvalidValueException;
import io.netspace.model.network.Measure;
import io.netspace.model.space.ComplexityWithin;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.Equal;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.RegimeCaps;
import io.netspace.model.space.Shared;
import io.netspace.model.space.Within;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A constraint as an object of one field, its kind. An end of null, or of 0 for a cost, is none.
 * The last two need no value and may be written as a text.
 */
record ConstraintSection(
    @Nullable Parameter shared,
    @Nullable Parameter nonDecreasing,
    @Nullable Parameter nonIncreasing,
    @Expected(value = VALUE, whole = true) @Nullable Map<Parameter, Double> fixed,
    @Expected(value = ENDS, whole = true) @Nullable Map<Parameter, List<@Nullable Double>> within,
    @Expected(value = PAIR, whole = true) @Nullable List<Parameter> equal,
    @Expected(value = COSTS, whole = true)
        @JsonDeserialize(contentUsing = Magnitude.MultiplyAdds.class)
        @Nullable List<@Nullable Long> flops,
    @Expected(value = COSTS, whole = true)
        @JsonDeserialize(contentUsing = Magnitude.MultiplyAdds.class)
        @Nullable List<@Nullable Long> parameters,
    @Expected(value = COSTS, whole = true)
        @JsonDeserialize(contentUsing = Magnitude.MultiplyAdds.class)
        @Nullable List<@Nullable Long> activations,
    @Nullable Object linearWidths,
    @Nullable Object regimeCaps) {
  private static final String VALUE = "one parameter with its value, such as {bottleneckRatio: 1}";
  private static final String ENDS = "a parameter's two ends, such as {wm: [2, 3]}";
  private static final String PAIR = "two parameters, such as [w0, wa]";
  private static final String COSTS = "two ends, such as [360M, 400M], with 0 for none";
  static final String PARAMETER_ADVICE = "must name a parameter: ";
  private static final List<String> PARAMETERS =
      Arrays.stream(Parameter.values()).map(Parameter::toString).toList();
  private static final List<String> KINDS =
      Arrays.stream(ConstraintSection.class.getRecordComponents())
          .map(RecordComponent::getName)
          .toList();

  /** The constraint of the kind that the document names. */
  Constraint constraint(String kind) {
    return switch (kind) {
      case "shared" -> atField(kind, () -> new Shared(named(kind, shared)));
      case "nonDecreasing" -> atField(kind, () -> new NonDecreasing(named(kind, nonDecreasing)));
      case "nonIncreasing" -> atField(kind, () -> new NonIncreasing(named(kind, nonIncreasing)));
      case "fixed" -> {
        Map.Entry<Parameter, Double> value = only(kind, fixed, VALUE);
        yield atField(kind, () -> new Fixed(value.getKey(), value.getValue()));
      }
      case "within" -> {
        Map.Entry<Parameter, List<@Nullable Double>> ends = only(kind, within, ENDS);
        List<@Nullable Double> pair = pair(kind, ends.getValue(), ENDS);
        yield atField(kind, () -> new Within(ends.getKey(), pair.get(0), pair.get(1)));
      }
      case "equal" -> {
        List<Parameter> pair = pair(kind, equal, PAIR);
        yield atField(kind, () -> new Equal(pair.get(0), pair.get(1)));
      }
      case "flops" -> cost(kind, Measure.FLOPS, flops);
      case "parameters" -> cost(kind, Measure.PARAMETERS, parameters);
      case "activations" -> cost(kind, Measure.ACTIVATIONS, activations);
      case "linearWidths" -> new LinearWidths();
      default -> new RegimeCaps();
    };
  }

  private static Constraint cost(
      String kind, Measure measure, @Nullable List<@Nullable Long> ends) {
    List<@Nullable Long> pair = pair(kind, ends, COSTS);
    return atField(
        kind, () -> new ComplexityWithin(measure, bound(pair.get(0)), bound(pair.get(1))));
  }

  private static @Nullable Long bound(@Nullable Long end) {
    return end == null || end == 0 ? null : end;
  }

  private static Parameter named(String kind, @Nullable Parameter parameter) {
    if (parameter == null) {
      throw InvalidFieldException.of(kind, PARAMETER_ADVICE + String.join(", ", PARAMETERS));
    }
    return parameter;
  }

  private static <T> Map.Entry<Parameter, T> only(
      String kind, @Nullable Map<Parameter, T> map, String expected) {
    if (map == null || map.size() != 1) {
      throw InvalidFieldException.of(kind, "must be " + expected);
    }
    return map.entrySet().iterator().next();
  }

  private static <T extends @Nullable Object> List<T> pair(
      String kind, @Nullable List<T> list, String expected) {
    if (list == null || list.size() != 2) {
      throw InvalidFieldException.of(kind, "must be " + expected);
    }
    return list;
  }

  private static Constraint atField(String kind, Supplier<Constraint> constraint) {
    try {
      return constraint.get();
    } catch (InvalidValueException e) {
      throw InvalidFieldException.of(kind, "cannot hold: " + e.problem());
    }
  }

  /** Reads a constraint. */
  static final class Deserializer extends JsonDeserializer<Constraint> {
    @Override
    public Constraint deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode item = context.readTree(parser);
      if (item.isTextual() && !KINDS.contains(item.textValue())) {
        throw InvalidFieldException.unknown(item.textValue(), "true", KINDS);
      }
      JsonNode object =
          item.isTextual()
              ? JsonNodeFactory.instance.objectNode().put(item.textValue(), true)
              : item;
      ConstraintSection section = context.readTreeAsValue(object, ConstraintSection.class);
      if (object.size() != 1) {
        throw InvalidFieldException.of(
            "", "must name one constraint, such as {shared: groupWidth}");
      }
      return section.constraint(object.fieldNames().next());
    }
  }
}
