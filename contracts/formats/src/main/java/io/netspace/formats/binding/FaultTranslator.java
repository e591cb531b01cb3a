package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.netspace.model.common.Excerpt;
import io.netspace.model.common.InvalidValueException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Translates exceptions of binding and conversion to sentences of path, value and advice. The value
 * is the document's; the advice comes from the {@link Expected} annotation and the type of the
 * record's component, never from the exception's message.
 */
final class FaultTranslator {
  private final JsonNode document;

  FaultTranslator(JsonNode document) {
    this.document = document;
  }

  InvalidDocumentException noObject(Class<?> record) {
    return InvalidDocumentException.of("document", document, "must be " + object(record));
  }

  InvalidDocumentException translate(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      throw new IllegalStateException("A tree cannot have errors of syntax.", e);
    }
    List<Reference> references = mapping.getPath();
    String path = FieldPath.of(references);
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidFieldException fault) {
        return translate(FieldPath.value(document, references), path, fault);
      }
      if (cause instanceof InvalidValueException fault) {
        return fault(FieldPath.join(path, fault.component()), fault.value(), fault.advice());
      }
    }
    if (mapping.getCause() instanceof RuntimeException broken) {
      throw broken;
    }
    return mapping instanceof UnrecognizedPropertyException unknown
        ? findUnknown(references.subList(0, references.size() - 1), unknown.getReferringClass())
            .orElseThrow()
        : mismatch(mapping);
  }

  InvalidDocumentException translate(InvalidValueException e) {
    return fault(e.component(), e.value(), e.advice());
  }

  InvalidDocumentException translate(InvalidFieldException e) {
    return translate(document, "", e);
  }

  private static InvalidDocumentException translate(
      JsonNode object, String objectPath, InvalidFieldException e) {
    String path = FieldPath.join(objectPath, e.path());
    if (e.isMissing()) {
      return missing(path, e.advice());
    }
    String value = e.value();
    if (value != null) {
      return fault(path, value, e.advice());
    }
    JsonNode written = FieldPath.value(object, e.path());
    return written.isMissingNode()
        ? fault(path, "absent", e.advice())
        : InvalidDocumentException.of(path, written, e.advice());
  }

  private static InvalidDocumentException fault(String path, String value, String advice) {
    return InvalidDocumentException.of(path, "(" + Excerpt.of(value) + ") " + advice + ".");
  }

  private static InvalidDocumentException missing(String path, String what) {
    return InvalidDocumentException.of(path, "is missing; write " + what + ".");
  }

  /** The first field of an object that a record does not have. */
  private Optional<InvalidDocumentException> findUnknown(List<Reference> object, Class<?> record) {
    List<String> known = fields(record);
    JsonNode value = FieldPath.value(document, object);
    return value.properties().stream()
        .filter(field -> !known.contains(field.getKey()))
        .findFirst()
        .map(
            field ->
                InvalidDocumentException.of(
                    FieldPath.join(FieldPath.of(object), field.getKey()),
                    field.getValue(),
                    UnknownField.advice(field.getKey(), known)));
  }

  private InvalidDocumentException mismatch(JsonMappingException e) {
    Target target = Target.of(e.getPath());
    JsonNode value = FieldPath.value(document, target.path());
    String path = FieldPath.of(target.path());
    boolean isAbsent = value.isMissingNode() || (value.isNull() && target.isComponent());
    return isAbsent
        ? findMisspelt(target).orElseGet(() -> missing(path, ifMissing(target.type(), e, value)))
        : InvalidDocumentException.of(path, value, "must be " + expected(target.type(), e, value));
  }

  /** Jackson looks for absent fields first; but one that is misspelt is better named. */
  private Optional<InvalidDocumentException> findMisspelt(Target absent) {
    List<Reference> object = absent.path().subList(0, absent.path().size() - 1);
    return findUnknown(object, (Class<?>) absent.path().getLast().getFrom());
  }

  private static String ifMissing(AnnotatedType type, JsonMappingException e, JsonNode value) {
    Expected expected = type.getAnnotation(Expected.class);
    return expected == null || expected.ifMissing().isEmpty()
        ? expected(type, e, value)
        : expected.ifMissing();
  }

  private static String expected(AnnotatedType type, JsonMappingException e, JsonNode value) {
    Expected expected = type.getAnnotation(Expected.class);
    if (expected != null && !expected.value().isEmpty()) {
      return expected.value();
    }
    String example =
        expected == null || expected.example().isEmpty() ? "" : ", such as " + expected.example();
    Class<?> raw = raw(type.getType());
    if (raw == Integer.class || raw == int.class) {
      return value.isIntegralNumber()
          ? "a whole number of at most " + Integer.MAX_VALUE
          : "a whole number" + example;
    }
    if (raw == Long.class || raw == long.class) {
      return "a whole number" + example;
    }
    if (raw == Double.class || raw == double.class) {
      return "a number" + example;
    }
    if (raw == Boolean.class || raw == boolean.class) {
      return "true or false";
    }
    if (raw == String.class) {
      return "text" + example;
    }
    if (List.class.isAssignableFrom(raw)) {
      return "a list";
    }
    if (Map.class.isAssignableFrom(raw)) {
      return object(raw(((ParameterizedType) type.getType()).getActualTypeArguments()[0]));
    }
    if (raw.isEnum()) {
      return "one of " + String.join(", ", fields(raw));
    }
    // Where a record is converted to a type of the model, the exception knows the record.
    Class<?> bound =
        e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return object(bound == null ? raw : bound);
  }

  private static String object(Class<?> keys) {
    return "an object of " + String.join(", ", fields(keys));
  }

  /** The components of a record, or the constants that are a map's keys. */
  private static List<String> fields(Class<?> keys) {
    return keys.isEnum()
        ? Arrays.stream(keys.getEnumConstants()).map(Object::toString).toList()
        : Arrays.stream(keys.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /** The component, or the item of its list, that a value does not fit, and where that is. */
  private record Target(List<Reference> path, AnnotatedType type) {
    boolean isComponent() {
      return component(path.getLast()) != null;
    }

    static Target of(List<Reference> path) {
      int last = path.size() - 1;
      while (last > 0 && component(path.get(last)) == null) {
        last--;
      }
      RecordComponent component = component(path.get(last));
      if (component == null) {
        throw new IllegalStateException("No record has the path " + FieldPath.of(path) + ".");
      }
      AnnotatedType type = component.getAnnotatedType();
      int end = last + 1;
      while (end < path.size()
          && !isWhole(type)
          && type instanceof AnnotatedParameterizedType generic) {
        type =
            generic
                .getAnnotatedActualTypeArguments()[
                generic.getAnnotatedActualTypeArguments().length - 1];
        end++;
      }
      return new Target(path.subList(0, end), type);
    }

    private static boolean isWhole(AnnotatedType type) {
      Expected expected = type.getAnnotation(Expected.class);
      return expected != null && expected.whole();
    }

    private static @Nullable RecordComponent component(Reference step) {
      return step.getFrom() instanceof Class<?> owner && owner.isRecord()
          ? Arrays.stream(owner.getRecordComponents())
              .filter(component -> component.getName().equals(step.getFieldName()))
              .findFirst()
              .orElse(null)
          : null;
    }
  }
}
