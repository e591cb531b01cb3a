package io.netspace.cli.operations;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.DataDirectoryOption;
import io.netspace.cli.common.TrainersOption;
import io.netspace.local.process.ManagedNetspace;
import io.netspace.offline.common.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts all servers and services, and waits until it is stopped. */
@Command(
    name = "up",
    description = "Starts broker, store and all services here, and stays until Ctrl-C.",
    footer = {
      "",
      "Studies of this data directory go on where they were.",
      "",
      "Examples:",
      "  ./netspace up",
      "  ./netspace up --trainers 8 --data /srv/netspace"
    })
public final class UpCommand implements Callable<Integer> {
  private final CommandContext context;
  @Mixin private DataDirectoryOption data = new DataDirectoryOption();
  @Mixin private TrainersOption trainers = new TrainersOption();

  public UpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return ManagedNetspace.run(
        context.installation(),
        context.terminal(),
        data.directory(),
        false,
        trainers.count(),
        gateway -> {
          context
              .terminal()
              .printLine("netspace is up: " + gateway.address() + "  (Ctrl-C stops it)");
          ManagedNetspace.awaitShutdown();
          return ExitCode.DONE.code();
        });
  }
}
