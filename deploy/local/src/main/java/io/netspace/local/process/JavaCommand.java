package io.netspace.local.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a child that runs on this process's Java is started. It is deaf to signals that reach all
 * processes at once, such as a Ctrl-C: the launcher hears them, and stops its children in order.
 */
final class JavaCommand {
  /** Ctrl-C, and the end of the terminal. */
  static final String TERMINAL_SIGNALS = "INT HUP";

  /** Also what a shutdown of the machine says: for those that others need until they have ended. */
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
   * @param deafTo names of signals
   */
  static List<String> of(
      String deafTo,
      List<String> options,
      String classPath,
      Class<?> main,
      List<String> arguments) {
    return Stream.of(
            List.of("/bin/sh", "-c", "trap '' " + deafTo + "; exec \"$@\"", "sh"),
            List.of(Installation.javaExecutable().toString()),
            options,
            COMMON_OPTIONS,
            List.of("-cp", classPath, main.getName()),
            arguments)
        .flatMap(List::stream)
        .toList();
  }
}
