package io.netspace.offline.common;

/** Why a command does not do what it was asked: one sentence for the user, and an exit code. */
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

  /** What was asked for cannot be meant. */
  public static CommandException usage(String sentence) {
    return new CommandException(ExitCode.USAGE, sentence);
  }

  /** What was asked for was tried, or cannot be tried here. */
  public static CommandException failed(String sentence) {
    return new CommandException(ExitCode.FAILED, sentence);
  }

  /** As {@link #failed(String)}, with what lies behind it for {@code --verbose}. */
  public static CommandException failed(String sentence, Throwable cause) {
    return new CommandException(ExitCode.FAILED, sentence, cause);
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
