package io.netspace.local.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Exits this process when standard input closes: the launcher has closed it, or has died. */
public final class LauncherWatchdog {
  private static final Duration SHUTDOWN_GRACE_PERIOD = Duration.ofSeconds(30);

  private LauncherWatchdog() {}

  /** Starts watching. On exit shutdown hooks run, up to a time limit. */
  public static void start() {
    startDaemon("stop-with-launcher", LauncherWatchdog::awaitEndOfInput);
  }

  private static void awaitEndOfInput() {
    try (InputStream input = System.in) {
      while (input.read() >= 0) {
        // The launcher writes nothing: only the end of the stream matters.
      }
    } catch (IOException _) {
      // A broken pipe is an end too.
    }
    startDaemon("halt-after-grace", LauncherWatchdog::haltAfterGrace);
    System.exit(0);
  }

  private static void haltAfterGrace() {
    try {
      Thread.sleep(SHUTDOWN_GRACE_PERIOD);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void startDaemon(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }
}
