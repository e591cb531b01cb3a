package io.netspace.lab.command;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.DataDirectoryOption;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.lab.requests.RequestBench;
import io.netspace.lab.requests.RequestMeasurements;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.process.LocalNetspace;
import io.netspace.local.process.ManagedNetspace;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast the gateway accepts studies. */
@Command(
    name = "requests",
    description = "How many studies a second the gateway accepts from many clients at once.",
    footer = {
      "",
      "Runs the real broker, store and services as processes on a fresh data directory, without",
      "trainers. Each client requests one study after the other, and waits a second after a refusal",
      "(429 or 503). Status 0 is a request without an answer after 15 seconds.",
      "",
      "Examples:",
      "  ./netspace bench requests",
      "  ./netspace bench requests --clients 400 --seconds 60 --output json"
    })
final class BenchRequestsCommand implements Callable<Integer> {
  private static final String DIRECTORY = ".netspace/bench-requests";

  private final CommandContext context;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "200",
      description = "Clients at once (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "How long they request studies (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private DataDirectoryOption data = new DataDirectoryOption();

  BenchRequestsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OptionRange.require("--clients", clients, 1, 10_000);
    OptionRange.require("--seconds", seconds, 1, 3600);
    DataDirectory directory = data.directoryOrDefault(DIRECTORY);
    if (data.isGiven() && directory.isUsed()) {
      throw CommandException.usage(
          "--data (%s) must be a new directory: a run begins with an empty log."
              .formatted(directory.root()));
    }
    return ManagedNetspace.run(
        context.installation(), context.terminal(), directory, true, this::run);
  }

  private int run(LocalNetspace netspace) throws InterruptedException {
    RequestBench bench = new RequestBench(netspace.start(0), clients);
    // Classes are loaded and code is compiled by the first requests, which are not counted.
    RequestMeasurements warmUp = bench.run(Duration.ofSeconds(2));
    context.terminal().showProgress(sentence(warmUp));
    RequestMeasurements measured = bench.run(Duration.ofSeconds(seconds));
    context.terminal().clearProgress();
    context.out().println(output.json() ? Json.toLine(measured) : sentence(measured));
    context.out().flush();
    return ExitCode.DONE.code();
  }

  static String sentence(RequestMeasurements figures) {
    String statuses =
        figures.requestsByStatus().entrySet().stream()
            .map(status -> status.getKey() + ": " + status.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d clients: %.1f studies a second, median %.2f s, 95 %% within %.2f s; refusals within"
            + " %.2f s; answers by status: %s",
        figures.clients(),
        figures.perSecond(),
        figures.medianSeconds(),
        figures.p95Seconds(),
        figures.slowestRefusalSeconds(),
        statuses);
  }
}
