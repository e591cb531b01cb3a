package io.netspace.local.process;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What is needed to run one service: which module, on which port, and how large.
 *
 * @param name of this process, such as {@code trainer-1}; also of its log file
 * @param module whose package it runs
 * @param port of its HTTP server on the loopback address
 * @param javaOptions for its Java
 * @param environment beside this process's own
 */
record Service(
    String name,
    String module,
    int port,
    List<String> javaOptions,
    Map<String, String> environment) {
  static final String HOST = "127.0.0.1";
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

  Service {
    javaOptions = List.copyOf(javaOptions);
    environment = Map.copyOf(environment);
  }

  /** A service that mostly waits: quick to start, small. */
  static Service light(String name, String module, int port, String heap) {
    return new Service(name, module, port, List.of("-Xmx" + heap, FIRST_COMPILER_ONLY), Map.of());
  }

  /** A trainer: one thread of numerics, under the full compiler. */
  static Service trainer(String name, int port) {
    return new Service(
        name,
        "trainer-service",
        port,
        List.of("-Xmx768m"),
        Map.of("NETSPACE_TRAINER_NAME", name, "OMP_NUM_THREADS", "1"));
  }

  URI url() {
    return URI.create("http://" + HOST + ":" + port);
  }
}
