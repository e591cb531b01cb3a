package io.netspace.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.GatewayOption;
import io.netspace.cli.common.OutputOption;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.GatewayJson;
import io.netspace.local.study.StudyWatcher;
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
public final class WatchCommand implements Callable<Integer> {
  private final CommandContext context;
  @Mixin private StudyArgument studyArgument = new StudyArgument();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private GatewayOption gateway = new GatewayOption();

  public WatchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (GatewayClient client = gateway.requireRunning()) {
      JsonNode ended =
          new StudyWatcher(client, context.terminal())
              .awaitState(
                  studyArgument.resolveOrNewest(client), StudyExitCode::hasEndedOrAwaitsApproval);
      StudyView study = GatewayJson.read(StudyView.class, ended);
      StudyTable.print(context.out(), ended, study, output.json());
      return StudyExitCode.of(study).code();
    }
  }
}
