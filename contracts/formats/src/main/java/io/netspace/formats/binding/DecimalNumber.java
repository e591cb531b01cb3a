package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads a finite number, also where YAML takes it for a text: 5e-5 has no decimal point. */
public final class DecimalNumber extends JsonDeserializer<Double> {
  public static final String ADVICE = "must be a number, such as 0.25";
  private static final Pattern TEXT =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  @Override
  public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    double number = parse(context.readTree(parser));
    if (!Double.isFinite(number)) {
      throw InvalidFieldException.of("", ADVICE);
    }
    return number;
  }

  /** The number of a value; NaN or infinite where it is no finite number. */
  public static double parse(JsonNode value) {
    boolean isNumber =
        value.isNumber() || (value.isTextual() && TEXT.matcher(value.textValue()).matches());
    return isNumber ? value.asDouble(Double.NaN) : Double.NaN;
  }
}
