package io.netspace.local.command;

import io.netspace.local.process.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where one installation keeps everything. */
final class DataOption {
  private static final String DEFAULT = ".netspace";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of log, store and log files (default: ./" + DEFAULT + ").")
  private @Nullable Path directory;

  DataDirectory directory() {
    return directoryOr(DEFAULT);
  }

  DataDirectory directoryOr(String otherwise) {
    return new DataDirectory(directory == null ? Path.of(otherwise) : directory);
  }

  boolean given() {
    return directory != null;
  }
}
