package io.netspace.local.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a child that runs on this process's Java is started. It is deaf to Ctrl-C and to the end of
 * the terminal, which reach all processes at once: the launcher hears them, and stops its children
 * in order.
 */
final class JavaCommand {
  private static final List<String> DEAF =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
  private static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private JavaCommand() {}

  static List<String> of(
      List<String> options, String classPath, Class<?> main, List<String> arguments) {
    return Stream.of(
            DEAF,
            List.of(Installation.java().toString()),
            options,
            COMMON,
            List.of("-cp", classPath, main.getName()),
            arguments)
        .flatMap(List::stream)
        .toList();
  }
}
