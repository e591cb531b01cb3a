package io.netspace.local.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The specification of one service: its module, port and memory.
 *
 * @param name of this process, such as {@code trainer-1}; also of its log file
 * @param module whose package it runs
 * @param port of its HTTP server on the loopback address
 * @param javaOptions for its Java
 * @param environment in addition to this process's own
 */
record ServiceSpec(
    String name,
    String module,
    int port,
    List<String> javaOptions,
    Map<String, String> environment) {
  static final String HOST = "127.0.0.1";
  private static final String C1_ONLY = "-XX:TieredStopAtLevel=1";

  ServiceSpec {
    javaOptions = List.copyOf(javaOptions);
    environment = Map.copyOf(environment);
  }

  /** A service with little load: fast start, small heap. */
  static ServiceSpec lightweight(String name, String module, int port, String heap) {
    return new ServiceSpec(name, module, port, List.of("-Xmx" + heap, C1_ONLY), Map.of());
  }

  /** The analyzer: with the full compiler, since it computes references for seconds. */
  static ServiceSpec analyzer(int port, String heap) {
    return new ServiceSpec("analyzer", "analyzer-service", port, List.of("-Xmx" + heap), Map.of());
  }

  /** A trainer: one numerical thread, with the full compiler. */
  static ServiceSpec trainer(String name, int port, int trainers) {
    return new ServiceSpec(
        name,
        "trainer-service",
        port,
        List.of("-Xmx768m"),
        Map.of(
            "NETSPACE_TRAINER_NAME",
            name,
            "NETSPACE_TRAINER_MEMORY",
            Long.toString(machineMemory() / 2 / trainers),
            "OMP_NUM_THREADS",
            "1"));
  }

  /**
   * Memory of this machine or container in bytes; trainers share one half, all other processes the
   * other.
   */
  private static long machineMemory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  URI url() {
    return URI.create("http://" + HOST + ":" + port);
  }

  /**
   * The process that runs it from an installation.
   *
   * @param common environment of all services
   */
  ProcessSpec program(Installation installation, Map<String, String> common) {
    Path jar = installation.jar(module);
    List<String> options =
        Stream.concat(javaOptions.stream(), Installation.addOpensOptions(jar).stream()).toList();
    String classPath = Installation.launcherClasses() + File.pathSeparator + jar;
    Map<String, String> all = new HashMap<>(common);
    all.putAll(environment);
    all.put("QUARKUS_HTTP_HOST", HOST);
    all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    return new ProcessSpec(
        name,
        JavaCommand.of(
            JavaCommand.TERMINAL_SIGNALS, options, classPath, ServiceMain.class, List.of()),
        all,
        ReadinessProbe.healthy(url()));
  }
}
