package io.netspace.messaging.logging;

import io.netspace.model.common.Excerpt;
import java.util.Arrays;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Log records without what clients may put into them: control characters, which a terminal obeys
 * and which begin a forged line, and values of any length. Values are the parameters of a record;
 * the messages of exceptions in stack traces stay as they are.
 */
public final class PrintableLogRecord {
  /** The most characters of a value. */
  static final int LONGEST_VALUE = 1_000;

  /** The most characters of a message without parameters. */
  static final int LONGEST_MESSAGE = 20_000;

  private PrintableLogRecord() {}

  /** Replaces the control characters of a record, and shortens its values. */
  public static void clean(LogRecord record) {
    Object[] parameters = record.getParameters();
    if (parameters != null && parameters.length > 0) {
      record.setParameters(Arrays.stream(parameters).map(PrintableLogRecord::printable).toArray());
      return;
    }
    String message = record.getMessage();
    if (message != null && !isPrintable(message)) {
      record.setMessage(
          message
              .substring(0, Math.min(message.length(), LONGEST_MESSAGE))
              .lines()
              .map(line -> Excerpt.of(line, LONGEST_MESSAGE))
              .collect(
                  Collectors.joining("\n", "", message.length() > LONGEST_MESSAGE ? "…" : "")));
    }
  }

  /** Numbers keep their type, for their format. */
  private static @Nullable Object printable(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    String text = String.valueOf(value);
    String shown = Excerpt.of(text, LONGEST_VALUE);
    return shown.equals(text) ? value : shown;
  }

  /** Messages of libraries have lines. */
  private static boolean isPrintable(String message) {
    return message.length() <= LONGEST_MESSAGE
        && message
            .codePoints()
            .allMatch(each -> "\n\r\t".indexOf(each) >= 0 || Excerpt.isShown(each));
  }
}
