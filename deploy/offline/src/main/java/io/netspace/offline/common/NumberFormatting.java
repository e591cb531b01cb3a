package io.netspace.offline.common;

import java.math.BigDecimal;
import java.util.Locale;

/** Formats numbers for people. */
public final class NumberFormatting {
  private static final int MAX_TEXT_LENGTH = 40;

  private NumberFormatting() {}

  /** An error or a gain in percent or points: two digits after the point. */
  public static String twoDecimals(double value) {
    return fixed(value, 2);
  }

  /** A coefficient with its sign. */
  public static String signed(double value) {
    return String.format(Locale.ROOT, "%+.2f", value);
  }

  /** A share as a whole percentage. */
  public static String wholePercent(double value) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * value);
  }

  /** A probability, which may be tiny. */
  public static String pValue(double value) {
    return value < 0.0001 ? "below 0.0001" : fixed(value, 4);
  }

  static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** A property of any magnitude: about four significant digits, with K, M or G. */
  public static String abbreviated(double value) {
    double size = Math.abs(value);
    if (size >= 1e4) {
      int step = size < 1e6 ? 1 : size < 1e9 ? 2 : 3;
      return size < 1e15
          ? trimmed(value / Math.pow(1000, step), 4) + "KMG".charAt(step - 1)
          : String.format(Locale.ROOT, "%.3e", value);
    }
    if (size != 0 && size < 1e-3) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    return trimmed(value, 4);
  }

  private static String trimmed(double value, int significant) {
    int before = (int) Math.max(1, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1);
    String text = fixed(value, Math.max(0, significant - before));
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** A count with its noun in singular or plural. */
  public static String countOf(int number, String thing) {
    return number == 1 ? "1 " + thing : number + " " + thing + "s";
  }

  /** A text on one line, shortened to fit in a sentence. */
  public static String truncated(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MAX_TEXT_LENGTH ? line : line.substring(0, MAX_TEXT_LENGTH - 1) + "…";
  }

  /** Decimal notation without exponent and trailing zeros. */
  public static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
