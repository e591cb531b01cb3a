package io.netspace.local.process;

import java.util.List;
import java.util.Map;

/**
 * The specification of one child process.
 *
 * @param name of the process, such as {@code trainer-1}; also of its log file
 * @param command of the operating system
 * @param environment in addition to this process's own
 * @param probe of its readiness
 */
record ProcessSpec(
    String name, List<String> command, Map<String, String> environment, ReadinessProbe probe) {
  ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
