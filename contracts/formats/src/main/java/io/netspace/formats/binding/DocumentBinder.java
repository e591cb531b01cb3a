package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.netspace.model.common.InvalidValueException;
import java.util.function.Function;

/**
 * Binds documents to records, strictly: a field that the record does not have, a value of another
 * type, or the absence of a component that is not {@code @Nullable} is a fault, and every fault is
 * one sentence of the field's path, its value and what to write.
 */
public final class DocumentBinder {
  private final JsonMapper mapper;

  /**
   * A binder; callers keep it.
   *
   * @param types how types other than records, numbers, texts and lists of them are read
   */
  public DocumentBinder(Module types) {
    mapper =
        JsonMapper.builder()
            .addModule(types)
            .annotationIntrospector(new NullsOnlyIfNullable())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                LogicalType.Textual,
                textual ->
                    textual
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
  }

  /**
   * The value of a document.
   *
   * @param record with a component for each field
   * @param conversion of the record to the value
   * @throws InvalidDocumentException when the document has a fault
   */
  public <S, T> T read(JsonNode document, Class<S> record, Function<S, T> conversion) {
    FaultTranslator faults = new FaultTranslator(document);
    if (!document.isObject()) {
      throw faults.noObject(record);
    }
    try {
      return conversion.apply(mapper.treeToValue(document, record));
    } catch (JsonProcessingException e) {
      throw faults.translate(e);
    } catch (InvalidFieldException e) {
      throw faults.translate(e);
    } catch (InvalidValueException e) {
      throw faults.translate(e);
    }
  }
}
