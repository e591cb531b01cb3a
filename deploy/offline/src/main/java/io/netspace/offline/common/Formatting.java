package io.netspace.offline.common;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats numbers and constants for people. */
public final class Formatting {
  private static final MathContext NINE_DIGITS = new MathContext(9);
  private static final MathContext TWO_DIGITS_UP = new MathContext(2, RoundingMode.CEILING);

  private Formatting() {}

  /** A constant as words: {@code NOT_WORSE} is "not worse". */
  public static String constantAsWords(String constant) {
    return constant.replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /** One decimal, or a dash for null. */
  public static String oneDecimal(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.1f", value);
  }

  /** A probability in percent, rounded up to two digits. */
  public static String roundedUpPercent(double probability) {
    BigDecimal percent =
        BigDecimal.valueOf(100 * probability).round(NINE_DIGITS).round(TWO_DIGITS_UP);
    return percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** A duration in a suitable unit. */
  public static String durationInWords(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    if (time.toMinutes() < 2) {
      return "%d s".formatted(time.toSeconds());
    }
    return time.toHours() < 2
        ? "%d min".formatted(time.toMinutes())
        : "%d h".formatted(time.toHours());
  }

  /** Both ends of an interval. */
  public static String interval(List<Double> ends) {
    return ends.stream().map(Formatting::oneDecimal).collect(Collectors.joining(" to "));
  }
}
