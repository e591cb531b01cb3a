package io.netspace.lab.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.DataDirectoryOption;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.cli.common.TrainersOption;
import io.netspace.lab.chaos.ChaosExperiment;
import io.netspace.lab.chaos.ChaosPlan;
import io.netspace.lab.chaos.ChaosReport;
import io.netspace.lab.chaos.Scenario;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.process.LauncherLog;
import io.netspace.local.study.StudyFile;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks that faults of processes do not change the results of a study. */
@Command(
    name = "chaos",
    description = {
      "Proves that a study cannot lose, double-count or change its mind.",
      "",
      "A small study runs once undisturbed. Then it runs again for each scenario, on a fresh data",
      "directory, while harm is done to it. Read from the log, every run must come to the same:",
      "candidates, errors, decisions with the models they rest on, and conclusion, to the last",
      "digit; and every candidate must have exactly one fate."
    },
    footer = {
      "",
      "Scenarios:",
      "  kills    SIGKILL at random moments: sampler, trainers, analyzer, gateway, broker, store",
      "  twice    every record of every topic is published once more, in another order",
      "  poison   20 unreadable records on every topic; each must end in its .dlq with a reason",
      "  frozen   a trainer is stopped in mid-training until another has taken its candidate,",
      "           then continued: its late outcome must change nothing",
      "  emptied  the store is killed and its directory deleted half-way; it must be rebuilt",
      "  disk     the disk is filled to the last byte for 45 s and freed; it is a file system in",
      "           memory, which only root can mount: not part of all",
      "  changed-data",
      "           the classes of a folder of images are exchanged and the trainers killed: the study",
      "           must fail for that reason, with outcomes of the first images alone",
      "  slow-clients",
      "           220 half-sent requests and 100 readers of events that read nothing, all the time:",
      "           health and the study must be answered within 5 s",
      "",
      "The same --seed does the same harm in the same order; moments depend on the machine too.",
      "Exit code 0: all runs are equal. 3: some is not; what differs is named.",
      "",
      "Examples:",
      "  ./netspace chaos",
      "  ./netspace chaos --scenario kills --kills 10 --seed 7",
      "  ./netspace chaos --report docs/chaos.md"
    })
final class ChaosCommand implements Callable<Integer> {
  private static final String DIRECTORY = ".netspace/chaos";
  private static final String ALL = "all";
  private static final int MAX_KILLS = 1000;
  private static final Duration MIN_PAUSE = Duration.ofSeconds(2);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(8);

  private final CommandContext context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Chance of the harm (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "Kills in the scenario of kills (default: ${DEFAULT-VALUE}).")
  private int kills = 30;

  @Option(
      names = "--study",
      paramLabel = "FILE",
      description = "Study document (default: a built-in one of generated images, minutes long).")
  private @Nullable Path file;

  @Option(
      names = "--scenario",
      paramLabel = "kills|twice|poison|frozen|emptied|disk|changed-data|slow-clients|all",
      split = ",",
      description = "What is done to the study; several with commas (default: all).")
  private List<String> scenarios = List.of(ALL);

  @Option(
      names = "--report",
      paramLabel = "FILE.md",
      description = "Also write the result here, as Markdown.")
  private @Nullable Path report;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private DataDirectoryOption data = new DataDirectoryOption();
  @Mixin private TrainersOption trainers = new TrainersOption();

  ChaosCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Scenario> chosen = selectedScenarios();
    ChaosPlan plan = plan(chosen);
    JsonNode study =
        file == null ? StudyFile.chaos() : StudyFile.read(file, null, context.terminal());
    DataDirectory directory = data.directoryOrDefault(DIRECTORY);
    try (DataDirectory.Lock _ = directory.lock()) {
      LauncherLog.writeTo(directory.logFile("launcher"));
      ChaosExperiment chaos =
          new ChaosExperiment(plan, context.installation(), directory.root(), context.terminal());
      ChaosReport result =
          new ChaosReport(
              commandAsTyped(), study.path("name").asText(), plan, chaos.run(study, chosen));
      print(result);
      return (result.allEqual() ? ExitCode.DONE : ExitCode.FAILED).code();
    }
  }

  private ChaosPlan plan(List<Scenario> chosen) {
    if (kills < 1 || kills > MAX_KILLS) {
      throw CommandException.usage("--kills (%d) must be 1 to %d.".formatted(kills, MAX_KILLS));
    }
    int processes = trainers.count();
    if (processes < 2 && chosen.contains(Scenario.FROZEN)) {
      throw CommandException.usage(
          "--trainers (%d) must be 2 or more for the scenario frozen: another trainer takes over."
              .formatted(processes));
    }
    return new ChaosPlan(seed, kills, MIN_PAUSE, MAX_PAUSE, processes);
  }

  private List<Scenario> selectedScenarios() {
    List<Scenario> chosen = new ArrayList<>();
    for (String name : scenarios) {
      if (name.equalsIgnoreCase(ALL)) {
        Arrays.stream(Scenario.values()).filter(Scenario::isPartOfAll).forEach(chosen::add);
      } else {
        chosen.add(scenario(name));
      }
    }
    return chosen.stream().distinct().toList();
  }

  private static Scenario scenario(String name) {
    return Arrays.stream(Scenario.values())
        .filter(scenario -> scenario.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.usage(
                    "--scenario (%s) must be kills, twice, poison, frozen, emptied, disk, changed-data, slow-clients or all."
                        .formatted(name)));
  }

  private String commandAsTyped() {
    List<String> words = new ArrayList<>(List.of("./netspace"));
    words.addAll(spec.commandLine().getParent().getParseResult().originalArgs());
    return String.join(" ", words);
  }

  private void print(ChaosReport result) {
    if (output.json()) {
      context.out().println(Json.toLine(ChaosReport.Line.of(result)));
    } else {
      TextTable table = new TextTable(ChaosReport.headings().toArray(String[]::new));
      result.rows().forEach(row -> table.add(row.toArray(String[]::new)));
      table.lines().forEach(context.out()::println);
      result.violations().forEach(context.out()::println);
    }
    context.out().flush();
    if (report != null) {
      write(report, result.markdown());
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CommandException.failed("Report (%s) cannot be written.".formatted(file), e);
    }
  }
}
