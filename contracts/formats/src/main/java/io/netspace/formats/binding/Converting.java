package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads values of the model by binding a record of the document's fields and converting it. */
public final class Converting<S, T> extends JsonDeserializer<T> {
  private final Class<S> record;
  private final Function<S, @Nullable T> conversion;

  public Converting(Class<S> record, Function<S, @Nullable T> conversion) {
    this.record = record;
    this.conversion = conversion;
  }

  @Override
  public @Nullable T deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return conversion.apply(context.readValue(parser, record));
  }
}
