package io.netspace.local;

/** Why a command does not do what it was asked: one sentence for the user, and an exit code. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private Refusal(ExitCode exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  private Refusal(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** What was asked for cannot be meant. */
  public static Refusal usage(String sentence) {
    return new Refusal(ExitCode.USAGE, sentence);
  }

  /** What was asked for was tried, or cannot be tried here. */
  public static Refusal failed(String sentence) {
    return new Refusal(ExitCode.FAILED, sentence);
  }

  /** As {@link #failed(String)}, with what lies behind it for {@code --verbose}. */
  public static Refusal failed(String sentence, Throwable cause) {
    return new Refusal(ExitCode.FAILED, sentence, cause);
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
