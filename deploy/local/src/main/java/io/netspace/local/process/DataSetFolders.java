package io.netspace.local.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folders below which studies of a local netspace may name data sets: wherever people keep
 * files, so everything but the folders of the system.
 */
final class DataSetFolders {
  /** The gateway's setting as a variable, which a user may set too. */
  static final String VARIABLE = "NETSPACE_GATEWAY_DATA_SET_ROOTS";

  private static final Set<String> OF_THE_SYSTEM =
      Set.of(
          "bin",
          "boot",
          "dev",
          "etc",
          "lib",
          "lib32",
          "lib64",
          "libx32",
          "lost+found",
          "proc",
          "root",
          "run",
          "sbin",
          "snap",
          "sys",
          "usr",
          "var");

  private DataSetFolders() {}

  /** The setting for this machine and user. */
  static String ofThisMachine() {
    File[] topLevel = Objects.requireNonNullElse(new File("/").listFiles(), new File[0]);
    return setting(
        Arrays.stream(topLevel).map(File::toPath).sorted().toList(),
        List.of(
            Path.of(System.getProperty("user.home")),
            Path.of("").toAbsolutePath(),
            Path.of(System.getProperty("java.io.tmpdir"))));
  }

  /**
   * The setting.
   *
   * @param topLevel of the machine, of which those of the system are left out
   * @param more of the user
   */
  static String setting(List<Path> topLevel, List<Path> more) {
    return Stream.concat(
            topLevel.stream()
                .filter(folder -> !OF_THE_SYSTEM.contains(folder.getFileName().toString())),
            more.stream().filter(folder -> folder.isAbsolute() && folder.getNameCount() > 0))
        .map(Path::toString)
        .filter(folder -> !folder.contains(","))
        .distinct()
        .collect(Collectors.joining(","));
  }
}
