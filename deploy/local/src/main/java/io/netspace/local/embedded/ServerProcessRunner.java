package io.netspace.local.embedded;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one embedded server as a process of its own. */
final class ServerProcessRunner {
  private static final Logger ROOT = Logger.getLogger("");

  private ServerProcessRunner() {}

  /**
   * Runs a server until standard input closes or the process is stopped. A server that fails to
   * start ends the process, whatever threads it has left.
   *
   * @param start starts it, and returns what stops it
   */
  static void run(Supplier<Runnable> start) {
    LauncherWatchdog.start();
    ROOT.setLevel(Level.WARNING);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(start.get(), "stop-server"));
    } catch (RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
