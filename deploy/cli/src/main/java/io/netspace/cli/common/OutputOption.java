package io.netspace.cli.common;

import io.netspace.offline.common.Json;
import java.util.List;
import java.util.function.Supplier;
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

  /** Prints a result as one line of JSON or as lines of text, in place of the progress. */
  public void print(
      CommandContext context, Supplier<? extends Record> json, Supplier<List<String>> lines) {
    context.terminal().clearProgress();
    if (json()) {
      context.out().println(Json.toLine(json.get()));
    } else {
      lines.get().forEach(context.out()::println);
    }
    context.out().flush();
  }
}
