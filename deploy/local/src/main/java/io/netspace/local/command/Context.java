package io.netspace.local.command;

import io.netspace.local.Terminal;
import io.netspace.local.process.Installation;
import java.io.PrintStream;

/**
 * What a command works with.
 *
 * @param out for results
 * @param terminal for what happens meanwhile
 */
public record Context(Installation installation, PrintStream out, Terminal terminal) {
  /** Of this process. */
  public static Context ofThisProcess() {
    return new Context(Installation.ofThisProcess(), System.out, Terminal.ofThisProcess());
  }
}
