package io.netspace.cli.common;

import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.PrintStream;

/**
 * What a command works with.
 *
 * @param out for results
 * @param terminal for what happens meanwhile
 */
public record CommandContext(Installation installation, PrintStream out, Terminal terminal) {
  /** Of this process. */
  public static CommandContext ofThisProcess() {
    return new CommandContext(Installation.ofThisProcess(), System.out, Terminal.ofThisProcess());
  }
}
