package io.netspace.model.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Ids and seeds as pure functions of their parts: the same parts give the same value on every
 * machine.
 */
public final class Derivation {
  private Derivation() {}

  /**
   * Sixteen hexadecimal digits of SHA-256 over the parts, in order.
   *
   * @param parts texts and numbers; for a record its canonical text, see {@link CanonicalText}
   */
  public static String id(Object... parts) {
    return HexFormat.of().formatHex(digest(parts), 0, 8);
  }

  /**
   * A seed in the whole range of {@code long}, from SHA-256 over the parts, in order.
   *
   * @param parts texts and numbers
   */
  public static long seed(Object... parts) {
    return ByteBuffer.wrap(digest(parts)).getLong(8);
  }

  private static byte[] digest(Object... parts) {
    String text = Arrays.stream(parts).map(Derivation::text).collect(Collectors.joining("\u001f"));
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  /** Other types are refused: their text could change with their class. */
  private static String text(Object part) {
    return switch (part) {
      case String text -> text;
      case Integer number -> Integer.toString(number);
      case Long number -> Long.toString(number);
      case Double number -> Double.toString(number);
      default ->
          throw new IllegalArgumentException(
              "part (%s) must be a text or a number, and is a %s."
                  .formatted(part, part.getClass().getSimpleName()));
    };
  }
}
