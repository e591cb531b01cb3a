package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netspace.model.common.ClosestWord;
import io.netspace.model.common.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One object of a document, at its path: knows its fields, and refuses any other. */
final class Fields {
  private final String path;
  private final JsonNode object;

  private Fields(String path, JsonNode object) {
    this.path = path;
    this.object = object;
  }

  /** The outermost object, which may have these fields and no others. */
  static Fields root(JsonNode document, String... known) {
    return new Fields("", document).checked(known);
  }

  /** The object in a field, empty when the field is absent. */
  Fields object(String field, String... known) {
    JsonNode node = has(field) ? value(field) : JsonNodeFactory.instance.objectNode();
    return new Fields(pathOf(field), node).checked(known);
  }

  /** The object at a place of a list in a field, which may have these fields and no others. */
  Fields item(String place, JsonNode item, String... known) {
    return new Fields(pathOf(place), item).checked(known);
  }

  /** Refuses anything but an object of known fields. */
  private Fields checked(String... known) {
    if (!object.isObject()) {
      String shownPath = path.isEmpty() ? "document" : path;
      throw InvalidDocumentException.of(
          shownPath, object, "must be an object of " + String.join(", ", known));
    }
    object.fieldNames().forEachRemaining(name -> refuseUnknown(name, List.of(known)));
    return this;
  }

  private void refuseUnknown(String name, List<String> known) {
    if (!known.contains(name)) {
      String advice =
          ClosestWord.to(name, known)
              .map(near -> "write " + near + " instead")
              .orElse("known here are " + String.join(", ", known));
      throw fault(name, "is not a known field; " + advice);
    }
  }

  /** Whether the field is there and not null. */
  boolean has(String field) {
    return object.hasNonNull(field);
  }

  JsonNode value(String field) {
    return object.get(field);
  }

  /**
   * Refuses an absent field.
   *
   * @param what to write there
   */
  Fields require(String field, String what) {
    if (!has(field)) {
      throw InvalidDocumentException.of(pathOf(field), "is missing; write " + what + ".");
    }
    return this;
  }

  String text(String field, String absent) {
    if (has(field) && !value(field).isTextual()) {
      throw fault(field, "must be text, such as " + absent);
    }
    return has(field) ? value(field).textValue() : absent;
  }

  int integer(String field, int absent) {
    if (has(field) && value(field).isIntegralNumber() && !value(field).canConvertToInt()) {
      throw fault(field, "must be a whole number of at most " + Integer.MAX_VALUE);
    }
    return (int) number(field, absent);
  }

  long number(String field, long absent) {
    if (has(field) && !(value(field).isIntegralNumber() && value(field).canConvertToLong())) {
      throw fault(field, "must be a whole number, such as " + absent);
    }
    return has(field) ? value(field).longValue() : absent;
  }

  double decimal(String field, double absent) {
    if (has(field) && !value(field).isNumber()) {
      throw fault(field, "must be a number, such as " + absent);
    }
    return has(field) ? value(field).doubleValue() : absent;
  }

  boolean flag(String field, boolean absent) {
    if (has(field) && !value(field).isBoolean()) {
      throw fault(field, "must be true or false");
    }
    return has(field) ? value(field).booleanValue() : absent;
  }

  /**
   * The constant that the field's text names, in small or capital letters.
   *
   * @param written how a constant is written in a document
   */
  <E extends Enum<E>> E choice(String field, E absent, Function<E, String> written) {
    List<E> choices = List.of(absent.getDeclaringClass().getEnumConstants());
    String given = has(field) ? value(field).asText() : written.apply(absent);
    return choices.stream()
        .filter(choice -> written.apply(choice).equalsIgnoreCase(given))
        .findFirst()
        .orElseThrow(
            () ->
                fault(
                    field,
                    choices.stream()
                        .map(written)
                        .collect(Collectors.joining(" or ", "must be ", ""))));
  }

  /**
   * Makes a value of the vocabulary; what its record refuses is said with the path in this
   * document.
   *
   * @param fieldsByComponent this document's name of a record component, where it has another
   */
  <T> T make(Map<String, String> fieldsByComponent, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidValueException refused) {
      String component = refused.component();
      throw InvalidDocumentException.of(
          pathOf(fieldsByComponent.getOrDefault(component, component)),
          "(" + refused.value() + ") " + refused.advice() + ".");
    }
  }

  /** A fault of a field that is there. */
  InvalidDocumentException fault(String field, String advice) {
    return InvalidDocumentException.of(pathOf(field), value(field), advice);
  }

  /** The dotted path of a field of this object. */
  String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
