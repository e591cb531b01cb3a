package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.common.Window;
import java.util.Map;

/** A window of multiply-adds, written as {@code [0.8M, 1.2M]}. */
final class Flops {
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

  static long parse(JsonNode value, String path) {
    return Magnitude.parse(
        value, path, "must be a number of multiply-adds, such as 800000, 0.8M or 4G");
  }
}
