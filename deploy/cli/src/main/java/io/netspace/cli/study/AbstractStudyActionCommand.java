package io.netspace.cli.study;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.GatewayOption;
import io.netspace.local.client.GatewayClient;
import io.netspace.offline.common.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that changes the state of one study. */
abstract class AbstractStudyActionCommand implements Callable<Integer> {
  private final CommandContext context;
  private final String action;
  private final String confirmation;
  @Mixin private StudyArgument studyArgument = new StudyArgument();
  @Mixin private GatewayOption gateway = new GatewayOption();

  /**
   * Sends the action.
   *
   * @param action in the gateway's URL
   * @param confirmation new state of the study, as printed
   */
  AbstractStudyActionCommand(CommandContext context, String action, String confirmation) {
    this.context = context;
    this.action = action;
    this.confirmation = confirmation;
  }

  @Override
  public Integer call() {
    try (GatewayClient client = gateway.requireRunning()) {
      String id = studyArgument.resolve(client);
      client.postAction(id, action);
      context.terminal().printLine("study " + id + " " + confirmation);
    }
    return ExitCode.DONE.code();
  }
}
