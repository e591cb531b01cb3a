package io.netspace.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.Json;
import io.netspace.local.client.StudyView;
import io.netspace.local.study.StudyWatch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Follows a study. */
@Command(
    name = "watch",
    description = "Follows a study until it ends or awaits approval, and prints it.",
    footer = {
      "",
      "Ends with code 0 when concluded, 4 when a refinement awaits approval, else 3.",
      "",
      "Examples:",
      "  ./netspace watch",
      "  ./netspace watch demo-1a2b3c4d --output json"
    })
final class WatchCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private StudyChoice choice = new StudyChoice();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private GatewayOption gateway = new GatewayOption();

  WatchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (GatewayClient client = gateway.required()) {
      JsonNode ended =
          new StudyWatch(client, context.terminal())
              .until(choice.inOrNewest(client), Ending::endedOrAwaits);
      StudyView study = Json.as(StudyView.class, ended);
      StudyTable.print(context.out(), ended, study, output.json());
      return Ending.exitCode(study).code();
    }
  }
}
