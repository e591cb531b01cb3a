package io.netspace.cli.common;

import java.util.List;
import picocli.CommandLine;

/** Commands that a further jar of the class path adds; found by {@link java.util.ServiceLoader}. */
public interface CommandContribution {
  /** The commands, in the order in which the help lists them. */
  List<CommandLine> commands(CommandContext context);
}
