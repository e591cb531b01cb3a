package io.netspace.local.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, to be killed. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            directory.resolve("kafka"), new LoopbackPorts(directory.resolve("ports")));
    LoopTopics.create(broker.bootstrapServers());
    System.out.println(broker.bootstrapServers());
    System.in.read();
  }

  static Process start(Path directory) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file"),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                directory.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
