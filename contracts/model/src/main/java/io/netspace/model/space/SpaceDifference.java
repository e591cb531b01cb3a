package io.netspace.model.space;

import io.netspace.model.common.NumberText;
import io.netspace.model.network.Stem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The differences of two spaces as sentences. */
final class SpaceDifference {
  private SpaceDifference() {}

  /**
   * The constraints that only the first has, those that only the second has, and other differences.
   */
  static List<String> between(DesignSpace one, DesignSpace other) {
    List<String> words = new ArrayList<>();
    if (one.block() != other.block()) {
      words.add("blocks are " + one.block() + ", not " + other.block());
    }
    if (!one.stem().equals(other.stem())) {
      words.add("the stem is " + stem(one.stem()) + ", not " + stem(other.stem()));
    }
    if (!one.strides().equals(other.strides())) {
      words.add("the strides are " + one.strides() + ", not " + other.strides());
    }
    one.constraints().stream()
        .filter(constraint -> !other.constraints().contains(constraint))
        .forEach(constraint -> words.add(constraint.statement()));
    other.constraints().stream()
        .filter(constraint -> !one.constraints().contains(constraint))
        .forEach(constraint -> words.add("no longer: " + constraint.statement()));
    for (Parameter parameter : Parameter.values()) {
      range(parameter, one.range(parameter), other.range(parameter)).ifPresent(words::add);
    }
    return List.copyOf(words);
  }

  private static String stem(Stem stem) {
    return stem.type() + " of " + stem.width() + " channels";
  }

  private static Optional<String> range(
      Parameter parameter, Optional<ParameterRange> one, Optional<ParameterRange> other) {
    if (one.equals(other)) {
      return Optional.empty();
    }
    if (other.isEmpty()) {
      return one.map(range -> "the " + parameter.noun() + " is open: " + description(range));
    }
    String before = description(other.get());
    return Optional.of(
        one.map(
                range ->
                    "the " + parameter.noun() + " is " + description(range) + ", not " + before)
            .orElse("the " + parameter.noun() + " is not open any more (it was " + before + ")"));
  }

  /** A range as text: its values, or its ends, step and distribution. */
  static String description(ParameterRange range) {
    return switch (range) {
      case ValueSet set ->
          String.join(" or ", set.values().stream().map(SpaceDifference::formatted).toList());
      case SteppedRange stepped ->
          NumberText.between(stepped.low(), stepped.high())
              + " in steps of "
              + NumberText.plain(stepped.step())
              + ", "
              + stepped.law().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static String formatted(double value) {
    String text = NumberText.plain(value);
    return text.length() <= 8 ? text : String.format(Locale.ROOT, "%.4f", value);
  }

  /** A list of values as text. */
  static String formatted(List<Double> values) {
    return String.join(", ", values.stream().map(SpaceDifference::formatted).toList());
  }
}
