package io.netspace.local.embedded;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one embedded server as a process of its own. */
final class ServerProcessRunner {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Duration DISK_CHECK_INTERVAL = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private ServerProcessRunner() {}

  /**
   * Runs a server until standard input closes, its disk is full, or the process is stopped. A
   * server that fails to start ends the process, whatever threads it has left.
   *
   * @param disk that it writes to
   * @param start starts it, and returns what stops it
   */
  static void run(DiskSpace disk, Supplier<Runnable> start) {
    LauncherWatchdog.start();
    ROOT.setLevel(Level.WARNING);
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(start.get(), "stop-server"));
    } catch (RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
    Thread.ofPlatform().daemon().name("disk-space").start(() -> endWhenExhausted(disk));
  }

  private static void endWhenExhausted(DiskSpace disk) {
    try {
      while (!disk.isExhausted()) {
        Thread.sleep(DISK_CHECK_INTERVAL);
      }
      System.err.println("This process ends: " + disk.shortage() + ".");
      // Closing files may need space that there is not.
      Thread.ofPlatform().daemon().name("halt-on-full-disk").start(ServerProcessRunner::haltLater);
      System.exit(DiskSpace.EXIT_CODE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void haltLater() {
    try {
      Thread.sleep(CLOSE_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(DiskSpace.EXIT_CODE);
  }

  /** Ends this process at once: the file of its server can no longer be written. */
  static void halt(Throwable failure) {
    System.err.println("This process ends: its file can no longer be written.");
    failure.printStackTrace();
    Runtime.getRuntime().halt(DiskSpace.EXIT_CODE);
  }
}
