package io.netspace.cli.common;

import io.netspace.local.process.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The data directory of an installation. */
public final class DataDirectoryOption {
  private static final String DEFAULT = ".netspace";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of log, store and log files (default: ./" + DEFAULT + ").")
  private @Nullable Path directory;

  public DataDirectory directory() {
    return directoryOrDefault(DEFAULT);
  }

  public DataDirectory directoryOrDefault(String otherwise) {
    return new DataDirectory(directory == null ? Path.of(otherwise) : directory);
  }

  public boolean isGiven() {
    return directory != null;
  }
}
