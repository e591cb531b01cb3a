package io.netspace.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.GatewayOption;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TrainersOption;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.GatewayJson;
import io.netspace.local.process.MachineCapacity;
import io.netspace.local.process.ManagedNetspace;
import io.netspace.local.study.CheckedStudy;
import io.netspace.local.study.StudyFile;
import io.netspace.local.study.StudyWatcher;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits a study. */
@Command(
    name = "run",
    description = "Runs a study on the netspace that is up, or starts one for it.",
    footer = {
      "",
      "The file is checked first; nothing is started for a broken one. The same document is the",
      "same study: run again, it is followed where it stands, unless you ask for it --again.",
      "",
      "Examples:",
      "  ./netspace run deploy/local/studies/demo.yaml --watch",
      "  ./netspace run deploy/local/studies/cifar10.yaml --dataset images/cifar10 --watch",
      "  ./netspace run study.yaml --check --dataset images/flowers",
      "  ./netspace run study.yaml --url http://127.0.0.1:8080"
    })
public final class RunCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "STUDY.yaml", description = "The study document.")
  private Path file = Path.of("study.yaml");

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      description =
          "Folder or file of images, as dataset check reads, instead of the document's data set.")
  private @Nullable Path dataSet;

  @Option(
      names = "--check",
      description = "Check everything that is checked before a start, print it, start nothing.")
  private boolean checkOnly;

  @Option(names = "--watch", description = "Follow the study to its end, and print it.")
  private boolean watch;

  @Option(names = "--again", description = "A new study, though the same document ran before.")
  private boolean again;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private GatewayOption gateway = new GatewayOption();
  @Mixin private TrainersOption trainers = new TrainersOption();

  public RunCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (checkOnly && (watch || again)) {
      throw CommandException.usage(
          "--check starts nothing; it goes with neither --watch nor --again.");
    }
    CheckedStudy checked = StudyFile.check(file, dataSet, context.terminal());
    if (checkOnly) {
      requireMemory(checked);
      return report(checked);
    }
    return start(checked);
  }

  private int report(CheckedStudy checked) {
    context
        .out()
        .println(
            output.json()
                ? Json.toLine(StudyCheckReport.Line.of(checked))
                : StudyCheckReport.sentence(checked));
    return ExitCode.DONE.code();
  }

  /** The trainers of a netspace that is up are not known here; its studies say when they wait. */
  private void requireMemory(CheckedStudy checked) {
    int count = trainers.count();
    checked.requireMemory(MachineCapacity.ofThisMachine().bytesOfEach(count), count);
  }

  private int start(CheckedStudy checked) throws InterruptedException {
    JsonNode document = checked.document();
    Optional<GatewayClient> running = gateway.running();
    if (running.isPresent()) {
      try (GatewayClient client = running.get()) {
        return submit(client, document, StudyExitCode::hasEndedOrAwaitsApproval);
      }
    }
    requireMemory(checked);
    return ManagedNetspace.run(
        context.installation(),
        context.terminal(),
        gateway.directory(),
        false,
        trainers.count(),
        client -> submitAndStay(client, document));
  }

  private int submitAndStay(GatewayClient client, JsonNode document) throws InterruptedException {
    int exitCode = submit(client, document, study -> study.state().ended());
    if (!watch) {
      context
          .terminal()
          .printLine("netspace stays up: " + client.address() + "  (Ctrl-C stops it)");
      ManagedNetspace.awaitShutdown();
    }
    return exitCode;
  }

  private int submit(GatewayClient client, JsonNode document, Predicate<StudyView> end)
      throws InterruptedException {
    JsonNode submitted = client.submit(document, again ? UUID.randomUUID().toString() : null);
    String id = submitted.path("id").asText();
    context.terminal().printLine("study " + id + ": " + client.address());
    if (!watch) {
      return ExitCode.DONE.code();
    }
    JsonNode ended = new StudyWatcher(client, context.terminal()).awaitState(id, end);
    StudyView study = GatewayJson.read(StudyView.class, ended);
    StudyTable.print(context.out(), ended, study, output.json());
    return StudyExitCode.of(study).code();
  }
}
