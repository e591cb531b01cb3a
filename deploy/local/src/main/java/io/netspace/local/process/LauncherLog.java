package io.netspace.local.process;

import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Writes log messages of the Kafka and MongoDB clients to a file, never to the terminal. */
public final class LauncherLog {
  private static final Logger ROOT = Logger.getLogger("");
  private static final int MAX_BYTES = 10_000_000;

  private LauncherLog() {}

  /** Discards messages until there is a file. */
  public static void disableLogging() {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
    LogManager.getLogManager().reset();
  }

  public static void writeTo(Path file) {
    try {
      FileHandler handler = new FileHandler(file.toString(), MAX_BYTES, 1, true);
      handler.setFormatter(new SimpleFormatter());
      ROOT.setLevel(Level.WARNING);
      ROOT.addHandler(handler);
    } catch (IOException e) {
      throw CommandException.failed("Log file (%s) is not writable.".formatted(file), e);
    }
  }
}
