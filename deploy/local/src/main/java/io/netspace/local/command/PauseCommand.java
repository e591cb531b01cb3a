package io.netspace.local.command;

import picocli.CommandLine.Command;

/** Stops sampling for a study; what is queued still trains. */
@Command(
    name = "pause",
    description = "Stops sampling for a study; what is queued still trains.",
    footer = {"", "Examples:", "  ./netspace pause", "  ./netspace pause demo-1a2b3c4d"})
final class PauseCommand extends AbstractSteerCommand {
  PauseCommand(Context context) {
    super(context, "pause", "is paused; ./netspace resume lets it go on");
  }
}
