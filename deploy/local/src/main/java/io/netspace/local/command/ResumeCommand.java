package io.netspace.local.command;

import picocli.CommandLine.Command;

/** Lets a paused study go on. */
@Command(
    name = "resume",
    description = "Lets a paused study go on.",
    footer = {"", "Examples:", "  ./netspace resume", "  ./netspace resume demo-1a2b3c4d"})
final class ResumeCommand extends AbstractSteerCommand {
  ResumeCommand(Context context) {
    super(context, "resume", "goes on");
  }
}
