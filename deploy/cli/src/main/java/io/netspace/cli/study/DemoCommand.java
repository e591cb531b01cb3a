package io.netspace.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.DataDirectoryOption;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TrainersOption;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.GatewayJson;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.process.ManagedNetspace;
import io.netspace.local.study.StudyFile;
import io.netspace.local.study.StudyWatcher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the whole loop on a small study of generated images. */
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
public final class DemoCommand implements Callable<Integer> {
  private static final String ONCE_DIRECTORY = ".netspace/once";

  private final CommandContext context;

  @Option(names = "--once", description = "End when the study has ended, and print it.")
  private boolean once;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private DataDirectoryOption data = new DataDirectoryOption();
  @Mixin private TrainersOption trainers = new TrainersOption();

  public DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode document = StudyFile.demo();
    DataDirectory directory = once ? data.directoryOrDefault(ONCE_DIRECTORY) : data.directory();
    boolean fresh = once && !data.isGiven();
    return ManagedNetspace.run(
        context.installation(),
        context.terminal(),
        directory,
        fresh,
        trainers.count(),
        gateway -> runDemo(gateway, document));
  }

  private int runDemo(GatewayClient gateway, JsonNode document) throws InterruptedException {
    String id = gateway.submit(document, null).path("id").asText();
    context.terminal().printLine("demo study " + id + ": " + gateway.address());
    JsonNode ended =
        new StudyWatcher(gateway, context.terminal())
            .awaitState(id, study -> study.state().ended());
    StudyView study = GatewayJson.read(StudyView.class, ended);
    StudyTable.print(context.out(), ended, study, output.json());
    if (!once) {
      context
          .terminal()
          .printLine("netspace stays up: " + gateway.address() + "  (Ctrl-C stops it)");
      ManagedNetspace.awaitShutdown();
    }
    return StudyExitCode.of(study).code();
  }
}
