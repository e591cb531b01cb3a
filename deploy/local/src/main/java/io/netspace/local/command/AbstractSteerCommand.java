package io.netspace.local.command;

import io.netspace.local.ExitCode;
import io.netspace.local.client.GatewayClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that steers one study. */
abstract class AbstractSteerCommand implements Callable<Integer> {
  private final Context context;
  private final String verb;
  private final String outcome;
  @Mixin private StudyChoice choice = new StudyChoice();
  @Mixin private GatewayOption gateway = new GatewayOption();

  /**
   * Steers.
   *
   * @param verb of the gateway's address
   * @param outcome what is said of the study then
   */
  AbstractSteerCommand(Context context, String verb, String outcome) {
    this.context = context;
    this.verb = verb;
    this.outcome = outcome;
  }

  @Override
  public Integer call() {
    try (GatewayClient client = gateway.required()) {
      String id = choice.in(client);
      client.act(id, verb);
      context.terminal().say("study " + id + " " + outcome);
    }
    return ExitCode.DONE.code();
  }
}
