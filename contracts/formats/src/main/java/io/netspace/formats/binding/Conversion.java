package io.netspace.formats.binding;

import io.netspace.model.common.InvalidValueException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Converts bound values to those of the model, and names the fields of the values it refuses. */
public final class Conversion {
  private Conversion() {}

  /**
   * A value of the model; what it refuses is reported with the value that it was given.
   *
   * @param fieldsByComponent the document's name of a component, where it has another
   */
  public static <T> T of(Map<String, String> fieldsByComponent, Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (InvalidValueException e) {
      String field = fieldsByComponent.getOrDefault(e.component(), e.component());
      throw InvalidFieldException.of(field, e.value(), e.advice());
    }
  }

  /**
   * A value of the model; what it refuses is reported with the value that the document has there.
   *
   * @param fieldOf the document's name of a component
   */
  public static <T> T asWritten(UnaryOperator<String> fieldOf, Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (InvalidValueException e) {
      throw InvalidFieldException.of(fieldOf.apply(e.component()), e.advice());
    }
  }

  /** A value of the model; faults are those of a field, or of what is below it. */
  public static <T> T below(String field, Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (InvalidFieldException e) {
      throw e.below(field);
    } catch (InvalidValueException e) {
      throw InvalidFieldException.of(FieldPath.join(field, e.component()), e.value(), e.advice());
    }
  }
}
