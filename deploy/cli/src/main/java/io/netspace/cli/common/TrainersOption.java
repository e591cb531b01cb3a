package io.netspace.cli.common;

import io.netspace.offline.common.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The number of trainer processes. */
public final class TrainersOption {
  private static final int DEFAULT = 2;
  private static final int MAX = 256;

  @Option(
      names = "--trainers",
      paramLabel = "N",
      description = "Trainer processes, one a core (default: " + DEFAULT + ", at most the cores).")
  private @Nullable Integer trainers;

  public int count() {
    if (trainers == null) {
      return Math.min(DEFAULT, Runtime.getRuntime().availableProcessors());
    }
    if (trainers < 1 || trainers > MAX) {
      throw CommandException.usage("--trainers (%d) must be 1 to %d.".formatted(trainers, MAX));
    }
    return trainers;
  }
}
