package io.netspace.local;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How figures and constants are written for people. */
public final class Wording {
  private static final MathContext NOISE = new MathContext(9);
  private static final MathContext UP = new MathContext(2, RoundingMode.CEILING);

  private Wording() {}

  /** A constant as words: {@code NOT_WORSE} is "not worse". */
  public static String words(String constant) {
    return constant.replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /** With one decimal, or a dash for none. */
  public static String decimal(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.1f", value);
  }

  /** A chance in percent, rounded up to two digits. */
  public static String percent(double chance) {
    BigDecimal percent = BigDecimal.valueOf(100 * chance).round(NOISE).round(UP);
    return percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** A time, in the unit that fits. */
  public static String time(double seconds) {
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
    return ends.stream().map(Wording::decimal).collect(Collectors.joining(" to "));
  }
}
