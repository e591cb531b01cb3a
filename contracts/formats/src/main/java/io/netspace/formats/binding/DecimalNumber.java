package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads a finite number, also where YAML takes it for a text: 5e-5 has no decimal point. */
public final class DecimalNumber extends JsonDeserializer<Double> {
  private static final Pattern TEXT =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  @Override
  public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode value = context.readTree(parser);
    boolean isNumber =
        value.isNumber() || (value.isTextual() && TEXT.matcher(value.textValue()).matches());
    double number = isNumber ? value.asDouble(Double.NaN) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw InvalidFieldException.of("", "must be a number, such as 0.25");
    }
    return number;
  }
}
