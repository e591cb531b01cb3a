package io.netspace.local.process;

import java.util.List;
import java.util.Map;

/**
 * What is needed to run one child process.
 *
 * @param name of the process, such as {@code trainer-1}; also of its log file
 * @param command of the operating system
 * @param environment beside this process's own
 * @param probe tells whether it is ready
 */
record ProcessSpec(
    String name, List<String> command, Map<String, String> environment, ReadinessProbe probe) {
  ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
