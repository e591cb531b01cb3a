package io.netspace.formats.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.netspace.formats.binding.Conversion;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidFieldException;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The range of a parameter: a value, a list of values, or low, high, step and law; or {@code none}
 * where the space does not leave the parameter open.
 */
@JsonDeserialize(using = RangeSection.Deserializer.class)
sealed interface RangeSection {

  /** Empty for none. */
  Optional<ParameterRange> range(Parameter parameter);

  /** No range. */
  record NoRange() implements RangeSection {
    @Override
    public Optional<ParameterRange> range(Parameter parameter) {
      return Optional.empty();
    }
  }

  /** A list of values. */
  record Values(List<Double> values) implements RangeSection {
    @Override
    public Optional<ParameterRange> range(Parameter parameter) {
      return Optional.of(
          Conversion.of(
              Map.of(parameter + " values", parameter.toString()),
              () -> new ValueSet(parameter, values)));
    }
  }

  /** The values low, low + step, … up to high. */
  @JsonDeserialize
  record Stepped(
      @Expected(example = "8.0", ifMissing = "the least value, such as 8") double low,
      @Expected(example = "256.0", ifMissing = "the largest value, such as 256") double high,
      @Expected(example = "1.0") @Nullable Double step,
      @Nullable GridDistribution law)
      implements RangeSection {
    @Override
    public Optional<ParameterRange> range(Parameter parameter) {
      Map<String, String> fields =
          Map.of(
              parameter + " low", "low", parameter + " high", "high", parameter + " step", "step");
      return Optional.of(
          Conversion.below(
              parameter.toString(),
              () ->
                  Conversion.of(
                      fields,
                      () ->
                          new SteppedRange(
                              parameter,
                              low,
                              high,
                              step == null ? 1 : step,
                              law == null ? GridDistribution.UNIFORM : law))));
    }
  }

  /** Reads a range by the type of its value. */
  final class Deserializer extends JsonDeserializer<RangeSection> {
    @Override
    public RangeSection deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return switch (parser.currentToken()) {
        case START_OBJECT -> context.readValue(parser, Stepped.class);
        case START_ARRAY -> new Values(numbers(context.readTree(parser)));
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Values(List.of(parser.getDoubleValue()));
        default -> none(parser.getText());
      };
    }

    private static RangeSection none(String word) {
      if (!word.equals("none")) {
        throw InvalidFieldException.of(
            "",
            "must be a list of values, such as [1, 2, 4], an object of low, high, step and law, or"
                + " none");
      }
      return new NoRange();
    }

    private static List<Double> numbers(JsonNode list) {
      List<Double> numbers = new ArrayList<>();
      for (JsonNode number : list) {
        if (!number.isNumber()) {
          throw InvalidFieldException.of("", "must be a list of numbers, such as [1, 2, 4]");
        }
        numbers.add(number.doubleValue());
      }
      return numbers;
    }
  }
}
