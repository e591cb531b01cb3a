package io.netspace.local.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * The command of a child that runs on this process's Java. Children ignore signals that reach all
 * processes at once, such as Ctrl-C: the launcher handles them, and stops its children in order.
 */
final class JavaCommand {
  /** Ctrl-C, and the end of the terminal. */
  static final String TERMINAL_SIGNALS = "INT HUP";

  /**
   * With the signal of a machine's shutdown: for processes that others need until they have exited.
   */
  static final String TERMINATION_SIGNALS = "INT HUP TERM";

  private static final List<String> COMMON_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private JavaCommand() {}

  /**
   * The command.
   *
   * @param ignoredSignals names of signals
   */
  static List<String> of(
      String ignoredSignals,
      List<String> options,
      String classPath,
      Class<?> main,
      List<String> arguments) {
    return Stream.of(
            List.of("/bin/sh", "-c", "trap '' " + ignoredSignals + "; exec \"$@\"", "sh"),
            List.of(Installation.javaExecutable().toString()),
            options,
            COMMON_OPTIONS,
            List.of("-cp", classPath, main.getName()),
            arguments)
        .flatMap(List::stream)
        .toList();
  }
}
