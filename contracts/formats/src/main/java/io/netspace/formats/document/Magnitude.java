package io.netspace.formats.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.netspace.formats.binding.InvalidFieldException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A large whole number as people write it: {@code 800000}, {@code 0.8M}, {@code 4G}. */
abstract class Magnitude extends JsonDeserializer<Long> {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([KMG]?)");
  private static final Map<String, Integer> EXPONENT_BY_SUFFIX =
      Map.of("", 0, "K", 3, "M", 6, "G", 9);

  private static final BigDecimal MAX = new BigDecimal("9e18");

  private final String advice;

  private Magnitude(String advice) {
    this.advice = advice;
  }

  @Override
  public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    Matcher matcher = TEXT.matcher(text(parser));
    if (!matcher.matches()) {
      throw InvalidFieldException.of("", advice);
    }
    BigDecimal number =
        new BigDecimal(matcher.group(1))
            .scaleByPowerOfTen(EXPONENT_BY_SUFFIX.getOrDefault(matcher.group(2), 0));
    if (number.compareTo(MAX) > 0) {
      throw InvalidFieldException.of("", "must be at most 9000000000G");
    }
    return number.longValue();
  }

  private static String text(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return token.isNumeric() && Double.isFinite(parser.getDoubleValue())
        ? parser.getDecimalValue().stripTrailingZeros().toPlainString()
        : parser.getText();
  }

  /** A number of multiply-adds. */
  static final class MultiplyAdds extends Magnitude {
    static final String ADVICE = "must be a number of multiply-adds, such as 800000, 0.8M or 4G";

    MultiplyAdds() {
      super(ADVICE);
    }
  }

  /** A number of bytes, in powers of ten. */
  static final class Bytes extends Magnitude {
    Bytes() {
      super("must be a number of bytes, such as 800M or 1.5G");
    }
  }
}
