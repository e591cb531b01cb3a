package io.netspace.cli.study;

import io.netspace.cli.common.CommandContext;
import picocli.CommandLine.Command;

/** Resumes a paused study. */
@Command(
    name = "resume",
    description = "Lets a paused study go on.",
    footer = {"", "Examples:", "  ./netspace resume", "  ./netspace resume demo-1a2b3c4d"})
public final class ResumeCommand extends AbstractStudyActionCommand {
  public ResumeCommand(CommandContext context) {
    super(context, "resume", "goes on");
  }
}
