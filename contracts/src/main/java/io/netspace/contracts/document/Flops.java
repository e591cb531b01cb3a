package io.netspace.contracts.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.contracts.vocabulary.Window;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A window of multiply-adds, written as {@code [0.8M, 1.2M]}. */
final class Flops {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([KMG]?)");
  private static final Map<String, Integer> ZEROS = Map.of("", 0, "K", 3, "M", 6, "G", 9);

  private Flops() {}

  static Window window(Fields fields, String field) {
    fields.require(field, "two numbers of multiply-adds, such as [0.8M, 1.2M]");
    JsonNode list = fields.value(field);
    if (!list.isArray() || list.size() != 2) {
      throw fields.fault(field, "must be two numbers of multiply-adds, such as [0.8M, 1.2M]");
    }
    long low = parse(list.get(0), fields.pathOf(field) + "[0]");
    long high = parse(list.get(1), fields.pathOf(field) + "[1]");
    return fields.make(
        Map.of("low", field + "[0]", "high", field + "[1]"), () -> new Window(low, high));
  }

  private static long parse(JsonNode value, String path) {
    Matcher matcher = TEXT.matcher(value.isNumber() ? plain(value) : value.asText());
    if (!matcher.matches()) {
      throw InvalidDocumentException.of(
          path, value, "must be a number of multiply-adds, such as 800000, 0.8M or 4G");
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
