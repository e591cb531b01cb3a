package io.netspace.model.common;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Formatting of numbers in sentences. */
public final class NumberText {
  private NumberText() {}

  /** Without a fraction where there is none, and without exponent. */
  public static String plain(Number number) {
    return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }

  /** "12 to 28", "at least 2" or "at most 64"; one of the ends must be there. */
  public static String between(@Nullable Number low, @Nullable Number high) {
    if (low != null && high != null) {
      return plain(low) + " to " + plain(high);
    }
    return low != null ? "at least " + plain(low) : high != null ? "at most " + plain(high) : "any";
  }

  /** "12-28", "from-2" or "to-64". */
  public static String dashed(@Nullable Number low, @Nullable Number high) {
    return between(low, high)
        .replace("at least ", "from-")
        .replace("at most ", "to-")
        .replace(" to ", "-");
  }
}
