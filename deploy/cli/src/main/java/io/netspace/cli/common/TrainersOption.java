package io.netspace.cli.common;

import io.netspace.local.process.MachineCapacity;
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
      description =
          "Trainer processes, one a core (default: "
              + DEFAULT
              + ", at most the cores, and the memory for them).")
  private @Nullable Integer trainers;

  @Option(
      names = "--overcommit",
      description = "Start more trainers than this machine has cores or memory for.")
  private boolean overcommit;

  public int count() {
    return count(MachineCapacity.ofThisMachine());
  }

  int count(MachineCapacity machine) {
    if (trainers == null) {
      return Math.min(DEFAULT, machine.trainers());
    }
    if (trainers < 1 || trainers > MAX) {
      throw CommandException.usage("--trainers (%d) must be 1 to %d.".formatted(trainers, MAX));
    }
    if (trainers > machine.trainers() && !overcommit) {
      throw CommandException.usage(
          "--trainers (%d) must be at most %d on this machine of %s; add --overcommit to start them nevertheless."
              .formatted(trainers, machine.trainers(), machine.inWords()));
    }
    return trainers;
  }
}
