package io.netspace.offline.space;

import io.netspace.model.common.Window;
import io.netspace.offline.common.CommandException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A window of multiply-adds, written as {@code 360e6:400e6} or {@code 360M:400M}. */
public final class FlopsRange {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?(?:[eE]\\d{1,2})?)([KMG]?)");
  private static final Map<String, Integer> EXPONENT_BY_SUFFIX =
      Map.of("", 0, "K", 3, "M", 6, "G", 9);

  /** The window of all networks. */
  public static final Window ANY = new Window(0, Long.MAX_VALUE);

  private FlopsRange() {}

  /**
   * Parses a window; null is the window of all networks.
   *
   * @throws CommandException when the text has another form
   */
  public static Window of(@Nullable String text) {
    if (text == null) {
      return ANY;
    }
    String[] ends = text.split(":", -1);
    if (ends.length != 2) {
      throw malformed(text);
    }
    long low = number(text, ends[0]);
    long high = number(text, ends[1]);
    if (low > high || high == 0) {
      throw CommandException.usage(
          "--flops (%s) must have its low end first and allow more than 0, such as 360e6:400e6."
              .formatted(text));
    }
    return new Window(low, high);
  }

  private static long number(String text, String end) {
    Matcher matcher = NUMBER.matcher(end);
    if (!matcher.matches()) {
      throw malformed(text);
    }
    BigDecimal number =
        new BigDecimal(matcher.group(1))
            .scaleByPowerOfTen(EXPONENT_BY_SUFFIX.getOrDefault(matcher.group(2), 0));
    if (number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw malformed(text);
    }
    return number.longValue();
  }

  private static CommandException malformed(String text) {
    return CommandException.usage(
        "--flops (%s) must be two numbers of multiply-adds, such as 360e6:400e6 or 360M:400M."
            .formatted(text));
  }
}
