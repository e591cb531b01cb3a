package io.netspace.local.command;

import picocli.CommandLine.Option;

/** How results are written. */
final class OutputOption {
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

  boolean json() {
    return form == Form.json;
  }
}
