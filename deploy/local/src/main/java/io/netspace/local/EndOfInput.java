package io.netspace.local;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Ends this process when standard input closes: the launcher has closed it, or is gone, however it
 * went.
 */
public final class EndOfInput {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private EndOfInput() {}

  /** From now on. Shutdown hooks run, for as long as that is reasonable. */
  public static void stopsThisProcess() {
    daemon("stop-with-launcher", EndOfInput::await);
  }

  private static void await() {
    try (InputStream input = System.in) {
      while (input.read() >= 0) {
        // Nothing is ever said: only the end matters.
      }
    } catch (IOException _) {
      // A broken pipe is an end as well.
    }
    daemon("halt-after-grace", EndOfInput::haltAfterGrace);
    System.exit(0);
  }

  private static void haltAfterGrace() {
    try {
      Thread.sleep(GRACE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }
}
