package io.netspace.local.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A broker in a process of its own, to be killed. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            directory.resolve("kafka"), new LoopbackPorts(directory.resolve("ports")));
    TopicProvisioning.ensureTopics(broker.bootstrapServers());
    System.out.println(broker.bootstrapServers());
    System.in.read();
  }

  static Process start(Path directory) throws IOException {
    return ServerProcess.start(BrokerProcess.class, directory);
  }
}
