package io.netspace.offline.common;

import java.io.PrintStream;

/**
 * Where people are told what happens: standard error. One line of progress rewrites itself when
 * someone watches on a terminal, and is not written elsewhere.
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
   * @param watched whether it is a terminal
   * @param columns its width
   */
  public Terminal(PrintStream out, boolean watched, int columns) {
    this.out = out;
    this.interactive = watched;
    this.columns = columns;
  }

  /** Standard error, as the script that started this process found it. */
  public static Terminal ofThisProcess() {
    return new Terminal(
        System.err,
        Boolean.getBoolean("netspace.terminal"),
        Integer.getInteger("netspace.columns", DEFAULT_COLUMNS));
  }

  /** Writes a line that stays. */
  public synchronized void printLine(String line) {
    clearProgress();
    out.println(line);
    out.flush();
  }

  /** Shows a line until the next one; nothing where nobody watches. */
  public synchronized void showProgress(String line) {
    if (interactive) {
      out.print(ERASE_LINE + truncated(line));
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
