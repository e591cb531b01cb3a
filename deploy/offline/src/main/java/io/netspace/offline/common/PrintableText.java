package io.netspace.offline.common;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.regex.Pattern;

/**
 * Text without control characters: names, reasons and paths come from other people, and a terminal
 * obeys what is in them. Line feeds and tabs stay.
 */
public final class PrintableText {
  private static final char REPLACEMENT = '\ufffd';
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\n\\t]]");

  private PrintableText() {}

  /** The text with a replacement character in place of each control character. */
  public static String of(String text) {
    return CONTROL.matcher(text).replaceAll(String.valueOf(REPLACEMENT));
  }

  /** A stream of text that writes no control byte to another, in the character set of that one. */
  public static PrintStream stream(PrintStream target) {
    return new PrintStream(new WithoutControlBytes(target), false, target.charset());
  }

  /** No byte of a longer character of UTF-8 is a control character of ASCII. */
  private static final class WithoutControlBytes extends FilterOutputStream {
    WithoutControlBytes(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int b) throws IOException {
      int value = b & 0xff;
      boolean isControl = (value < ' ' && value != '\n' && value != '\t') || value == 0x7f;
      out.write(isControl ? '?' : b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      byte[] printable = new byte[length];
      for (int i = 0; i < length; i++) {
        byte value = bytes[from + i];
        boolean isControl =
            (value >= 0 && value < ' ' && value != '\n' && value != '\t') || value == 0x7f;
        printable[i] = isControl ? (byte) '?' : value;
      }
      out.write(printable, 0, length);
    }
  }
}
