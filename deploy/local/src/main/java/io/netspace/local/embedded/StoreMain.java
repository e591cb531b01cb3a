package io.netspace.local.embedded;

import java.nio.file.Path;

/** Main class of the store's process. */
public final class StoreMain {
  private StoreMain() {}

  /**
   * Runs until it is stopped.
   *
   * @param arguments directory, port
   */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    ServerProcessRunner.run(
        new DiskSpace(directory),
        () -> EmbeddedStore.start(directory, port, ServerProcessRunner::halt)::close);
  }
}
