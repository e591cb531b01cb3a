package io.netspace.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;

/**
 * Main class of a service's process: starts the packaged service beside it on the class path, and
 * stops it when standard input closes, which is what happens when the launcher is gone, however it
 * went.
 */
public final class ServiceMain {
  private static final String ENTRY_POINT = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
  private static final Duration GRACE = Duration.ofSeconds(30);

  private ServiceMain() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    daemon("stop-with-launcher", ServiceMain::stopAtEndOfInput);
    try {
      Class.forName(ENTRY_POINT).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      e.getTargetException().printStackTrace();
      System.exit(1);
    }
  }

  private static void stopAtEndOfInput() {
    try (InputStream input = System.in) {
      while (input.read() >= 0) {
        // Nothing is ever said: only the end matters.
      }
    } catch (IOException _) {
      // A broken pipe is an end as well.
    }
    daemon("halt-after-grace", ServiceMain::haltAfterGrace);
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
