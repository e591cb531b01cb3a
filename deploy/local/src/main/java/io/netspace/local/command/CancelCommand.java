package io.netspace.local.command;

import picocli.CommandLine.Command;

/** Ends a study for good. */
@Command(
    name = "cancel",
    description = "Ends a study for good.",
    footer = {"", "Examples:", "  ./netspace cancel", "  ./netspace cancel demo-1a2b3c4d"})
final class CancelCommand extends AbstractSteerCommand {
  CancelCommand(Context context) {
    super(context, "cancel", "is cancelled");
  }
}
