package io.netspace.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.GatewayOption;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.gateway.application.view.ArtifactsView;
import io.netspace.gateway.application.view.StudyRow;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.GatewayJson;
import io.netspace.local.study.ProgressReport;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the current state of studies. */
@Command(
    name = "status",
    description = "Shows the studies, or one study in full.",
    footer = {
      "",
      "Examples:",
      "  ./netspace status",
      "  ./netspace status demo-1a2b3c4d",
      "  ./netspace status --output json | jq .state"
    })
public final class StatusCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  private final CommandContext context;
  @Mixin private StudyArgument studyArgument = new StudyArgument();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private GatewayOption gateway = new GatewayOption();

  public StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (GatewayClient client = gateway.requireRunning()) {
      if (studyArgument.isGiven()) {
        JsonNode json = client.study(studyArgument.resolve(client));
        StudyTable.print(
            context.out(), json, GatewayJson.read(StudyView.class, json), output.json());
      } else {
        showAll(client);
      }
    }
    return ExitCode.DONE.code();
  }

  private void showAll(GatewayClient client) {
    List<JsonNode> studies =
        client.studies().stream().map(StudyRow::id).map(client::study).toList();
    if (output.json()) {
      studies.forEach(study -> context.out().println(Json.toLine(study)));
      return;
    }
    context.terminal().printLine(client.address().toString());
    TextTable table = new TextTable("study", "state", "course");
    studies.stream()
        .map(study -> GatewayJson.read(StudyView.class, study))
        .forEach(s -> add(table, s));
    table.lines().forEach(context.out()::println);
    context.terminal().printLine(artifactTotals(client.artifacts()));
  }

  /** Such as "Kept: 5 networks (12.3 MB), 2 checkpoints (0.8 MB).". */
  static String artifactTotals(ArtifactsView artifacts) {
    return String.format(
        Locale.ROOT,
        "Kept: %d networks (%.1f MB), %d checkpoints (%.1f MB).",
        artifacts.networks(),
        artifacts.networkBytes() / MEGABYTE,
        artifacts.checkpoints(),
        artifacts.checkpointBytes() / MEGABYTE);
  }

  private static void add(TextTable table, StudyView study) {
    table.add(study.id(), study.state().name(), ProgressReport.currentState(study));
  }
}
