package io.netspace.offline.common;

/** Exit codes of the command line. */
public enum ExitCode {
  DONE(0),
  USAGE(2),
  FAILED(3),
  AWAITS_APPROVAL(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
