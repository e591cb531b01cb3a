package io.netspace.local;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How figures and constants are written for people. */
public final class Wording {
  private Wording() {}

  /** A constant as words: {@code NOT_WORSE} is "not worse". */
  public static String words(String constant) {
    return constant.replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /** With one decimal, or a dash for none. */
  public static String decimal(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.1f", value);
  }

  /** Both ends of an interval. */
  public static String interval(List<Double> ends) {
    return ends.stream().map(Wording::decimal).collect(Collectors.joining(" to "));
  }
}
