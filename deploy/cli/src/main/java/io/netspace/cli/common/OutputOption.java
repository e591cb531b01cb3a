package io.netspace.cli.common;

import picocli.CommandLine.Option;

/** The output format of results. */
public final class OutputOption {
  /** The output formats. */
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
