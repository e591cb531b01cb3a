package io.netspace.formats.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads values that a document names by words, in small or capital letters. */
public final class Words<T> extends JsonDeserializer<T> {
  private final Map<String, T> valuesByWord;
  private final String advice;

  private Words(Map<String, T> valuesByWord, String advice) {
    this.valuesByWord = valuesByWord;
    this.advice = advice;
  }

  /** The constants of an enumeration: "must be PER_EPOCH or PER_STEP". */
  public static <E extends Enum<E>> Words<E> of(Class<E> constants, Function<E, String> word) {
    return of(constants, word, "must be ", " or ");
  }

  /**
   * The constants of an enumeration.
   *
   * @param start of the advice, which the words follow
   * @param separator of the words
   */
  public static <E extends Enum<E>> Words<E> of(
      Class<E> constants, Function<E, String> word, String start, String separator) {
    Map<String, E> valuesByWord = new LinkedHashMap<>();
    Arrays.stream(constants.getEnumConstants())
        .forEach(constant -> valuesByWord.put(word.apply(constant), constant));
    return new Words<>(valuesByWord, start + String.join(separator, valuesByWord.keySet()));
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String given = parser.getText();
    return valuesByWord.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(given))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> InvalidFieldException.of("", advice));
  }
}
