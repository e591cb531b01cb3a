package io.netspace.model.common;

/**
 * A value as messages show it: at most its first characters, and no control characters, which would
 * reach terminals and logs.
 */
public final class Excerpt {
  /** Characters of a value that are shown. */
  public static final int LENGTH = 80;

  private Excerpt() {}

  /** The text in one line, without control characters, its end replaced by "…" where it is long. */
  public static String of(String text) {
    return of(text, LENGTH);
  }

  /** As {@link #of(String)}, for another number of characters. */
  public static String of(String text, int length) {
    boolean isLong = text.length() > length;
    String shown = isLong ? text.substring(0, length) : text;
    return withoutControls(shown) + (isLong ? "…" : "");
  }

  private static String withoutControls(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .map(each -> isWhitespace(each) ? ' ' : isShown(each) ? each : '\uFFFD')
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isWhitespace(int codePoint) {
    return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
  }

  /** Whether a character is neither a control character nor reverses the order of others. */
  public static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isDirection(codePoint);
    };
  }

  private static boolean isDirection(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
