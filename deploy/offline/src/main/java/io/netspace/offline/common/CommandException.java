package io.netspace.offline.common;

/** A command failure: one sentence for the user, and an exit code. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private CommandException(ExitCode exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  private CommandException(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** A usage error: the request is invalid. */
  public static CommandException usage(String sentence) {
    return new CommandException(ExitCode.USAGE, sentence);
  }

  /** A failure of a valid request. */
  public static CommandException failed(String sentence) {
    return new CommandException(ExitCode.FAILED, sentence);
  }

  /** As {@link #failed(String)}, with the cause for {@code --verbose}. */
  public static CommandException failed(String sentence, Throwable cause) {
    return new CommandException(ExitCode.FAILED, sentence, cause);
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
