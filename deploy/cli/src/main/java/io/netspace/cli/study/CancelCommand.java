package io.netspace.cli.study;

import io.netspace.cli.common.CommandContext;
import picocli.CommandLine.Command;

/** Cancels a study. */
@Command(
    name = "cancel",
    description = "Ends a study for good.",
    footer = {"", "Examples:", "  ./netspace cancel", "  ./netspace cancel demo-1a2b3c4d"})
public final class CancelCommand extends AbstractStudyActionCommand {
  public CancelCommand(CommandContext context) {
    super(context, "cancel", "is cancelled");
  }
}
