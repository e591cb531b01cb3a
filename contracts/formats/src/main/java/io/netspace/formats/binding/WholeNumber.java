package io.netspace.formats.binding;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A component that is a whole number within bounds, or a list of such numbers. */
@JacksonAnnotationsInside
@JsonDeserialize(using = WholeNumber.Deserializer.class)
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface WholeNumber {
  int min();

  int max();

  /** Reads a number within bounds. */
  final class Deserializer extends JsonDeserializer<Integer> implements ContextualDeserializer {
    private final int min;
    private final int max;

    /** Reads any number; {@link #createContextual} gives the bounds. */
    Deserializer() {
      this(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private Deserializer(int min, int max) {
      this.min = min;
      this.max = max;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) {
      WholeNumber bounds = property.getAnnotation(WholeNumber.class);
      return new Deserializer(bounds.min(), bounds.max());
    }

    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode value = context.readTree(parser);
      if (!value.isIntegralNumber()
          || !value.canConvertToInt()
          || value.intValue() < min
          || value.intValue() > max) {
        throw InvalidFieldException.of("", "must be a whole number from " + min + " to " + max);
      }
      return value.intValue();
    }
  }
}
