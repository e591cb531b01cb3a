package io.netspace.offline.common;

import java.io.PrintStream;

/**
 * Messages and progress on standard error. One line of progress overwrites itself when standard
 * error is a terminal, and is not written otherwise.
 */
public final class Terminal {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final int DEFAULT_COLUMNS = 80;

  private final PrintStream out;
  private final boolean interactive;
  private final int columns;
  private boolean progressShown;

  /**
   * Writes to a stream.
   *
   * @param watched whether the stream is a terminal
   * @param columns its width
   */
  public Terminal(PrintStream out, boolean watched, int columns) {
    this.out = out;
    this.interactive = watched;
    this.columns = columns;
  }

  /** Standard error, with the properties that the start script detected. */
  public static Terminal ofThisProcess() {
    return new Terminal(
        System.err,
        Boolean.getBoolean("netspace.terminal"),
        Integer.getInteger("netspace.columns", DEFAULT_COLUMNS));
  }

  /** Writes a permanent line. */
  public synchronized void printLine(String line) {
    clearProgress();
    out.println(PrintableText.of(line));
    out.flush();
  }

  /** Shows a line until the next one; does nothing without a terminal. */
  public synchronized void showProgress(String line) {
    if (interactive) {
      out.print(ERASE_LINE + truncated(PrintableText.of(line)));
      out.flush();
      progressShown = true;
    }
  }

  /** Removes the progress line. */
  public synchronized void clearProgress() {
    if (progressShown) {
      out.print(ERASE_LINE);
      out.flush();
      progressShown = false;
    }
  }

  private String truncated(String line) {
    int room = Math.max(columns - 1, 1);
    return line.length() <= room ? line : line.substring(0, room - 1) + "…";
  }
}
