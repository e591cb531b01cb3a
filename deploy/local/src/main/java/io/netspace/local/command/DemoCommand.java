package io.netspace.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.Json;
import io.netspace.local.client.StudyView;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.study.StudyFile;
import io.netspace.local.study.StudyWatch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole loop on a small study of generated images. */
@Command(
    name = "demo",
    description = "Runs a small study on generated images, everything embedded.",
    footer = {
      "",
      "With --once it begins afresh and ends with the study; otherwise it stays up for you to look",
      "around, and a demo that was interrupted goes on.",
      "",
      "Examples:",
      "  ./netspace demo",
      "  ./netspace demo --once --output json > study.json"
    })
final class DemoCommand implements Callable<Integer> {
  private static final String ONCE_DIRECTORY = ".netspace/once";

  private final Context context;

  @Option(names = "--once", description = "End when the study has ended, and print it.")
  private boolean once;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private DataOption data = new DataOption();
  @Mixin private TrainersOption trainers = new TrainersOption();

  DemoCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode document = StudyFile.demo();
    DataDirectory directory = once ? data.directoryOr(ONCE_DIRECTORY) : data.directory();
    boolean fresh = once && !data.given();
    return RunningNetspace.during(
        context, directory, fresh, trainers.number(), gateway -> demonstrate(gateway, document));
  }

  private int demonstrate(GatewayClient gateway, JsonNode document) throws InterruptedException {
    String id = gateway.submit(document, null).path("id").asText();
    context.terminal().say("demo study " + id + ": " + gateway.gateway());
    JsonNode ended =
        new StudyWatch(gateway, context.terminal()).until(id, study -> study.state().ended());
    StudyView study = Json.as(StudyView.class, ended);
    StudyTable.print(context.out(), ended, study, output.json());
    if (!once) {
      context.terminal().say("netspace stays up: " + gateway.gateway() + "  (Ctrl-C stops it)");
      RunningNetspace.awaitTheEnd();
    }
    return Ending.exitCode(study).code();
  }
}
