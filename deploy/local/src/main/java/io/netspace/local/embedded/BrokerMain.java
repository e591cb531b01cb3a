package io.netspace.local.embedded;

import java.nio.file.Path;

/** Main class of the broker's process. */
public final class BrokerMain {
  private BrokerMain() {}

  /**
   * Runs until it is stopped.
   *
   * @param arguments directory, port of the broker, port of the controller
   */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    int brokerPort = Integer.parseInt(arguments[1]);
    int controllerPort = Integer.parseInt(arguments[2]);
    ServerProcessRunner.run(
        new DiskSpace(directory),
        () -> EmbeddedBroker.start(directory, brokerPort, controllerPort)::close);
  }
}
