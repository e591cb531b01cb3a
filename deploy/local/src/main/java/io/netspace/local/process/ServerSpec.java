package io.netspace.local.process;

import io.netspace.local.embedded.BrokerMain;
import io.netspace.local.embedded.StoreMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The specification of an embedded server: its main class on this process's class path, and its
 * arguments.
 *
 * @param name of the process
 * @param main class
 * @param port on which it accepts connections
 * @param javaOptions for its Java
 * @param arguments of its main class
 */
record ServerSpec(
    String name, Class<?> main, int port, List<String> javaOptions, List<String> arguments) {
  private static final String LOG_LINE =
      "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n";

  ServerSpec {
    javaOptions = List.copyOf(javaOptions);
    arguments = List.copyOf(arguments);
  }

  /** The broker. The full compiler pays off under load, and costs a second at the start. */
  static ServerSpec broker(Path directory, int port, int controllerPort) {
    return new ServerSpec(
        "broker",
        BrokerMain.class,
        port,
        List.of("-Xmx384m"),
        List.of(directory.toString(), Integer.toString(port), Integer.toString(controllerPort)));
  }

  /** The store. */
  static ServerSpec store(Path directory, int port) {
    return new ServerSpec(
        "store",
        StoreMain.class,
        port,
        List.of("-Xmx256m"),
        List.of(directory.toString(), Integer.toString(port)));
  }

  /** Its address, {@code host:port}. */
  String address() {
    return ServiceSpec.HOST + ":" + port;
  }

  ProcessSpec program() {
    List<String> options = Stream.concat(javaOptions.stream(), Stream.of(LOG_LINE)).toList();
    return new ProcessSpec(
        name,
        JavaCommand.of(
            JavaCommand.TERMINATION_SIGNALS,
            options,
            System.getProperty("java.class.path"),
            main,
            arguments),
        Map.of(),
        ReadinessProbe.acceptsConnections(port));
  }
}
