package io.netspace.local.command;

import io.netspace.local.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many trainer processes to run. */
final class TrainersOption {
  private static final int DEFAULT = 2;
  private static final int MOST = 256;

  @Option(
      names = "--trainers",
      paramLabel = "N",
      description = "Trainer processes, one a core (default: " + DEFAULT + ", at most the cores).")
  private @Nullable Integer trainers;

  int number() {
    if (trainers == null) {
      return Math.min(DEFAULT, Runtime.getRuntime().availableProcessors());
    }
    if (trainers < 1 || trainers > MOST) {
      throw Refusal.usage("--trainers (%d) must be 1 to %d.".formatted(trainers, MOST));
    }
    return trainers;
  }
}
