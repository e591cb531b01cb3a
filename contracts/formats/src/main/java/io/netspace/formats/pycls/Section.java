package io.netspace.formats.pycls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.netspace.formats.binding.DecimalNumber;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.formats.binding.UnknownField;
import io.netspace.model.common.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An object in a configuration of pycls, with its path. Such documents are read as trees, not bound
 * to records: the type of one section depends on values of another, names of fields contain dots,
 * and sections about training are ignored.
 */
final class Section {
  private final String path;
  private final JsonNode object;

  private Section(String path, JsonNode object) {
    this.path = path;
    this.object = object;
  }

  /** The outermost object. */
  static Section root(JsonNode document, String what) {
    return of("document", document, what).renamed("");
  }

  private static Section of(String path, JsonNode node, String what) {
    if (!node.isObject()) {
      throw InvalidDocumentException.of(path, node, "must be " + what);
    }
    return new Section(path, node);
  }

  private Section renamed(String other) {
    return new Section(other, object);
  }

  /** The object in a field, which may have these fields and no others; empty when it is absent. */
  Section section(String field, List<String> known) {
    JsonNode node = has(field) ? value(field) : JsonNodeFactory.instance.objectNode();
    return of(pathOf(field), node, "an object of " + String.join(", ", known)).withFields(known);
  }

  /** The object in a field, of any fields; empty when it is absent. */
  Section anySection(String field) {
    JsonNode node = has(field) ? value(field) : JsonNodeFactory.instance.objectNode();
    return of(pathOf(field), node, "an object");
  }

  /** This section; refuses fields other than these. */
  Section withFields(List<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw fault(name, UnknownField.advice(name, known));
              }
            });
    return this;
  }

  List<String> fields() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether the field is there and not null. */
  boolean has(String field) {
    return object.hasNonNull(field);
  }

  private JsonNode value(String field) {
    JsonNode value = object.get(field);
    return value == null ? MissingNode.getInstance() : value;
  }

  /** Refuses an absent field. */
  Section require(String field, String what) {
    if (!has(field)) {
      throw missing(field, what);
    }
    return this;
  }

  /** A fault of a field that is not there. */
  InvalidDocumentException missing(String field, String what) {
    return InvalidDocumentException.of(pathOf(field), "is missing; write " + what + ".");
  }

  int whole(String field, int absent, int low, int high) {
    return has(field) ? whole(pathOf(field), value(field), low, high) : absent;
  }

  private static int whole(String place, JsonNode value, int low, int high) {
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < low
        || value.intValue() > high) {
      throw InvalidDocumentException.of(
          place, value, "must be a whole number from " + low + " to " + high);
    }
    return value.intValue();
  }

  double number(String field, double absent) {
    return has(field) ? number(pathOf(field), value(field)) : absent;
  }

  /** The number of a value, which may be a text such as 5e-5: YAML takes that for no number. */
  private static double number(String place, JsonNode value) {
    double number = DecimalNumber.parse(value);
    if (!Double.isFinite(number)) {
      throw InvalidDocumentException.of(place, value, DecimalNumber.ADVICE);
    }
    return number;
  }

  boolean flag(String field, boolean absent) {
    if (has(field) && !value(field).isBoolean()) {
      throw fault(field, "must be True or False");
    }
    return has(field) ? value(field).booleanValue() : absent;
  }

  String word(String field, String absent) {
    if (has(field) && !value(field).isTextual()) {
      throw fault(field, "must be text, such as " + (absent.isEmpty() ? "imagenet" : absent));
    }
    return has(field) ? value(field).textValue() : absent;
  }

  /** The value that the word in a field stands for. */
  <T> T choice(String field, T absent, Map<String, T> valuesByWord) {
    if (!has(field)) {
      return absent;
    }
    T value = valuesByWord.get(value(field).asText());
    if (value == null) {
      throw fault(field, "must be " + String.join(" or ", valuesByWord.keySet()));
    }
    return value;
  }

  /** The whole numbers of a list, one per stage. */
  List<Integer> wholes(String field, int low, int high, String example) {
    return items(field, example, (place, item) -> whole(place, item, low, high));
  }

  /** The numbers of a list, one per stage. */
  List<Double> numbers(String field, String example) {
    return items(field, example, Section::number);
  }

  /** Two whole numbers of 0 or more, which may be written as 1.0e+9. */
  List<Long> pair(String field) {
    List<Double> ends = numbers(field, "[0, 1000000]");
    if (ends.size() != 2) {
      throw fault(field, "must be two numbers, such as [0, 1000000]");
    }
    for (double end : ends) {
      if (end < 0 || end != Math.rint(end) || end > Long.MAX_VALUE / 2.0) {
        throw fault(field, "must be two whole numbers of 0 or more, such as [0, 1000000]");
      }
    }
    return ends.stream().map(Double::longValue).toList();
  }

  private <T> List<T> items(String field, String example, ItemReader<T> reader) {
    List<T> items = new ArrayList<>();
    for (JsonNode item : list(field, "one number a stage, such as " + example)) {
      items.add(reader.read(pathOf(field) + "[" + items.size() + "]", item));
    }
    return items;
  }

  private JsonNode list(String field, String what) {
    require(field, what);
    if (!value(field).isArray() || value(field).isEmpty()) {
      throw fault(field, "must be a list of " + what);
    }
    return value(field);
  }

  /** Refuses a list whose length is not the number of stages. */
  <T> List<T> each(int stages, String field, List<T> items) {
    if (items.size() != stages) {
      throw fault(
          field, "must have " + stages + " items, one for each stage that DEPTHS has a depth for");
    }
    return items;
  }

  /**
   * Makes a value of the model; a component that it refuses is reported as the document's field,
   * with the value in the document.
   *
   * @param fieldOf this document's name of a record component
   */
  <T> T make(Function<String, String> fieldOf, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidValueException refused) {
      String field = fieldOf.apply(refused.component());
      throw InvalidDocumentException.of(pathOf(field), at(field), refused.advice());
    }
  }

  /** The value at a field, or at an item of it, as in WIDTHS[2]; the text "absent" without one. */
  private JsonNode at(String field) {
    int bracket = field.indexOf('[');
    JsonNode node =
        bracket < 0
            ? value(field)
            : value(field.substring(0, bracket))
                .path(Integer.parseInt(field.substring(bracket + 1, field.length() - 1)));
    return node.isMissingNode() ? JsonNodeFactory.instance.textNode("absent") : node;
  }

  /** A fault of a field that is there. */
  InvalidDocumentException fault(String field, String advice) {
    return InvalidDocumentException.of(pathOf(field), value(field), advice);
  }

  /** A fault of an item of a list that is there. */
  InvalidDocumentException item(String field, int index, String advice) {
    String item = field + "[" + index + "]";
    return InvalidDocumentException.of(pathOf(item), at(item), advice);
  }

  /** The dotted path of a field of this object. */
  String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private interface ItemReader<T> {
    T read(String place, JsonNode item);
  }
}
