package io.netspace.local.command;

import io.netspace.local.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything and stays. */
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
final class UpCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private DataOption data = new DataOption();
  @Mixin private TrainersOption trainers = new TrainersOption();

  UpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return RunningNetspace.during(
        context,
        data.directory(),
        false,
        trainers.number(),
        gateway -> {
          context.terminal().say("netspace is up: " + gateway.gateway() + "  (Ctrl-C stops it)");
          RunningNetspace.awaitTheEnd();
          return ExitCode.DONE.code();
        });
  }
}
