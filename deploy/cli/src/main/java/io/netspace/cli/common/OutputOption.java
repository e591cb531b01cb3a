package io.netspace.cli.common;

import picocli.CommandLine.Option;

/** How results are written. */
public final class OutputOption {
  /** The forms of a result. */
  enum Form {
    table,
    json
  }

  @Option(
      names = "--output",
      paramLabel = "table|json",
      description = "Form of the result on standard output (default: ${DEFAULT-VALUE}).")
  private Form form = Form.table;

  public boolean json() {
    return form == Form.json;
  }
}
