package io.netspace.formats.binding;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.util.List;

/** Reads the constants of an enumeration, by their {@code toString()}, as the keys of a map. */
public final class WordKeys<E extends Enum<E>> extends KeyDeserializer {
  private final Class<E> constants;

  public WordKeys(Class<E> constants) {
    this.constants = constants;
  }

  @Override
  public E deserializeKey(String key, DeserializationContext context) {
    List<E> known = List.of(constants.getEnumConstants());
    return known.stream()
        .filter(constant -> constant.toString().equals(key))
        .findFirst()
        .orElseThrow(
            () -> InvalidFieldException.unknown(key, known.stream().map(Enum::toString).toList()));
  }
}
