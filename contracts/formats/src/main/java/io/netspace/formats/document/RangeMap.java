package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code ranges} of a space: by parameter a list of values, or low, high, step and law, or
 * {@code none} where the parameter is not to be open.
 */
final class RangeMap {
  private static final String FIELD = "ranges";
  private static final String CUSTOM = "-custom";
  private static final String[] PARAMETERS =
      Arrays.stream(Parameter.values()).map(Parameter::toString).toArray(String[]::new);

  private static final Map<String, String> FIELDS_BY_COMPONENT = fieldsByComponent();

  private RangeMap() {}

  /** What a space refuses of a range, by how it calls it. */
  private static Map<String, String> fieldsByComponent() {
    Map<String, String> fields = new HashMap<>();
    for (String parameter : PARAMETERS) {
      for (String component : List.of("", " values", " low")) {
        fields.put(parameter + component, FIELD + "." + parameter);
      }
    }
    return Map.copyOf(fields);
  }

  /** A space with the ranges of a section in place of its own, or beside them. */
  static DesignSpace changed(Fields section, DesignSpace space) {
    if (!section.has(FIELD)) {
      return space;
    }
    Fields fields = section.object(FIELD, PARAMETERS);
    List<ParameterRange> ranges = new ArrayList<>(space.ranges());
    for (Parameter parameter : Parameter.values()) {
      if (fields.has(parameter.toString())) {
        Optional<ParameterRange> range = range(fields, parameter);
        replace(ranges, parameter, range);
      }
    }
    return section.make(
        FIELDS_BY_COMPONENT,
        () ->
            new DesignSpace(
                custom(space.name()),
                space.block(),
                space.stem(),
                space.strides(),
                ranges,
                space.constraints()));
  }

  private static void replace(
      List<ParameterRange> ranges, Parameter parameter, Optional<ParameterRange> range) {
    List<ParameterRange> others =
        ranges.stream().filter(other -> other.parameter() != parameter).toList();
    int place = Math.min(others.size(), indexOf(ranges, parameter));
    ranges.clear();
    ranges.addAll(others);
    range.ifPresent(given -> ranges.add(place, given));
  }

  private static int indexOf(List<ParameterRange> ranges, Parameter parameter) {
    int index = ranges.stream().map(ParameterRange::parameter).toList().indexOf(parameter);
    return index < 0 ? ranges.size() : index;
  }

  private static Optional<ParameterRange> range(Fields fields, Parameter parameter) {
    String field = parameter.toString();
    JsonNode value = fields.value(field);
    if (value.isTextual() && value.textValue().equals("none")) {
      return Optional.empty();
    }
    if (value.isArray()) {
      return Optional.of(
          fields.make(
              Map.of(field + " values", field),
              () -> new ValueSet(parameter, numbers(fields, field, value))));
    }
    if (value.isNumber()) {
      return Optional.of(
          fields.make(
              Map.of(field + " values", field), () -> ValueSet.of(parameter, value.doubleValue())));
    }
    if (!value.isObject()) {
      throw fields.fault(
          field,
          "must be a list of values, such as [1, 2, 4], an object of low, high, step and law, or"
              + " none");
    }
    return Optional.of(stepped(fields.object(field, "low", "high", "step", "law"), parameter));
  }

  private static ParameterRange stepped(Fields fields, Parameter parameter) {
    fields.require("low", "the least value, such as 8");
    fields.require("high", "the largest value, such as 256");
    double low = fields.decimal("low", 8);
    double high = fields.decimal("high", 256);
    double step = fields.decimal("step", 1);
    GridDistribution law = fields.choice("law", GridDistribution.UNIFORM, GridDistribution::name);
    return fields.make(
        Map.of(parameter + " low", "low", parameter + " high", "high", parameter + " step", "step"),
        () -> new SteppedRange(parameter, low, high, step, law));
  }

  private static List<Double> numbers(Fields fields, String field, JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode number : list) {
      if (!number.isNumber()) {
        throw fields.fault(field, "must be a list of numbers, such as [1, 2, 4]");
      }
      numbers.add(number.doubleValue());
    }
    return numbers;
  }

  /** The name of a known space that was changed. */
  static String custom(String name) {
    return name.endsWith(CUSTOM) ? name : name + CUSTOM;
  }
}
