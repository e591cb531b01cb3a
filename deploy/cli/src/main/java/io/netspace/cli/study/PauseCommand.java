package io.netspace.cli.study;

import io.netspace.cli.common.CommandContext;
import picocli.CommandLine.Command;

/** Stops sampling for a study; what is queued still trains. */
@Command(
    name = "pause",
    description = "Stops sampling for a study; what is queued still trains.",
    footer = {"", "Examples:", "  ./netspace pause", "  ./netspace pause demo-1a2b3c4d"})
public final class PauseCommand extends AbstractStudyActionCommand {
  public PauseCommand(CommandContext context) {
    super(context, "pause", "is paused; ./netspace resume lets it go on");
  }
}
