package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A large whole number as people write it: {@code 800000}, {@code 0.8M}, {@code 4G}. */
final class Magnitude {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([KMG]?)");
  private static final Map<String, Integer> ZEROS = Map.of("", 0, "K", 3, "M", 6, "G", 9);

  private Magnitude() {}

  /**
   * Reads one.
   *
   * @param path of the value in the document
   * @param advice what to write when this is none
   */
  static long parse(JsonNode value, String path, String advice) {
    Matcher matcher = TEXT.matcher(value.isNumber() ? plain(value) : value.asText());
    if (!matcher.matches()) {
      throw InvalidDocumentException.of(path, value, advice);
    }
    return new BigDecimal(matcher.group(1))
        .scaleByPowerOfTen(ZEROS.getOrDefault(matcher.group(2), 0))
        .longValue();
  }

  private static String plain(JsonNode number) {
    return Double.isFinite(number.doubleValue())
        ? number.decimalValue().stripTrailingZeros().toPlainString()
        : number.asText();
  }
}
