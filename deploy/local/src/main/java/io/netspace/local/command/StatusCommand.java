package io.netspace.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.ExitCode;
import io.netspace.local.client.ArtifactsRow;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.Json;
import io.netspace.local.client.StudyRow;
import io.netspace.local.client.StudyView;
import io.netspace.local.study.Narration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows studies as they stand. */
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
final class StatusCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  private final Context context;
  @Mixin private StudyChoice choice = new StudyChoice();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private GatewayOption gateway = new GatewayOption();

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (GatewayClient client = gateway.required()) {
      if (choice.given()) {
        JsonNode json = client.study(choice.in(client));
        StudyTable.print(context.out(), json, Json.as(StudyView.class, json), output.json());
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
      studies.forEach(study -> context.out().println(Json.line(study)));
      return;
    }
    context.terminal().say(client.gateway().toString());
    Table table = new Table("study", "state", "course");
    studies.stream().map(study -> Json.as(StudyView.class, study)).forEach(s -> add(table, s));
    table.lines().forEach(context.out()::println);
    context.terminal().say(kept(client.artifacts()));
  }

  /** Such as "Kept: 5 networks (12.3 MB), 2 checkpoints (0.8 MB).". */
  static String kept(ArtifactsRow artifacts) {
    return String.format(
        Locale.ROOT,
        "Kept: %d networks (%.1f MB), %d checkpoints (%.1f MB).",
        artifacts.networks(),
        artifacts.networkBytes() / MEGABYTE,
        artifacts.checkpoints(),
        artifacts.checkpointBytes() / MEGABYTE);
  }

  private static void add(Table table, StudyView study) {
    table.add(study.id(), study.state().name(), Narration.now(study));
  }
}
