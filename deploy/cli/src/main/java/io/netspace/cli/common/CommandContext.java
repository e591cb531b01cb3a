package io.netspace.cli.common;

import io.netspace.local.process.Installation;
import io.netspace.offline.common.PrintableText;
import io.netspace.offline.common.Terminal;
import java.io.PrintStream;

/**
 * The environment of a command.
 *
 * @param out for results
 * @param terminal for messages and progress
 */
public record CommandContext(Installation installation, PrintStream out, Terminal terminal) {
  /** The environment of this process. */
  public static CommandContext ofThisProcess() {
    return new CommandContext(
        Installation.ofThisProcess(), PrintableText.stream(System.out), Terminal.ofThisProcess());
  }
}
