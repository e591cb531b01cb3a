package io.netspace.trainer;

import io.netspace.model.common.InvalidValueException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size of memory or disk in bytes, written such as {@code 800M} or {@code 1.5G}, in powers of
 * ten.
 */
public record ByteSize(long value) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([KMG]?)");
  private static final BigDecimal MAX = new BigDecimal("9e18");
  private static final Map<String, Integer> ZEROS = Map.of("", 0, "K", 3, "M", 6, "G", 9);

  /**
   * Parses a size; SmallRye's implicit converter finds this method by its name.
   *
   * @throws InvalidValueException when the text has another form, or the size is too large
   */
  public static ByteSize parse(CharSequence text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidValueException("bytes", text, "must be a number, such as 800M or 1.5G");
    }
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).scaleByPowerOfTen(ZEROS.getOrDefault(matcher.group(2), 0));
    if (bytes.compareTo(MAX) > 0) {
      throw new InvalidValueException("bytes", text, "must be at most 9000000000G");
    }
    return new ByteSize(bytes.longValue());
  }
}
