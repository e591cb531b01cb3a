package io.netspace.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.ExitCode;
import io.netspace.local.Refusal;
import io.netspace.local.chaos.Chaos;
import io.netspace.local.chaos.ChaosPlan;
import io.netspace.local.chaos.ChaosReport;
import io.netspace.local.chaos.Scenario;
import io.netspace.local.client.Json;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.study.StudyFile;
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

/** Proves that nothing that happens to the processes changes what a study finds. */
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
  private static final int MOST_KILLS = 1000;
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  private final Context context;

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
      paramLabel = "kills|twice|poison|frozen|emptied|all",
      split = ",",
      description = "What is done to the study; several with commas (default: all).")
  private List<String> scenarios = List.of(ALL);

  @Option(
      names = "--report",
      paramLabel = "FILE.md",
      description = "Also write the result here, as Markdown.")
  private @Nullable Path report;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private DataOption data = new DataOption();
  @Mixin private TrainersOption trainers = new TrainersOption();

  ChaosCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Scenario> chosen = chosen();
    ChaosPlan plan = plan(chosen);
    JsonNode study =
        file == null ? StudyFile.chaos() : StudyFile.read(file, null, context.terminal());
    DataDirectory directory = data.directoryOr(DIRECTORY);
    try (DataDirectory.Lock _ = directory.lock()) {
      LauncherLog.writeTo(directory.log("launcher"));
      Chaos chaos = new Chaos(plan, context.installation(), directory.root(), context.terminal());
      ChaosReport result =
          new ChaosReport(typed(), study.path("name").asText(), plan, chaos.of(study, chosen));
      print(result);
      return (result.allEqual() ? ExitCode.DONE : ExitCode.FAILED).code();
    }
  }

  private ChaosPlan plan(List<Scenario> chosen) {
    if (kills < 1 || kills > MOST_KILLS) {
      throw Refusal.usage("--kills (%d) must be 1 to %d.".formatted(kills, MOST_KILLS));
    }
    int processes = trainers.number();
    if (processes < 2 && chosen.contains(Scenario.FROZEN)) {
      throw Refusal.usage(
          "--trainers (%d) must be 2 or more for the scenario frozen: another trainer takes over."
              .formatted(processes));
    }
    return new ChaosPlan(seed, kills, SHORTEST_PAUSE, LONGEST_PAUSE, processes);
  }

  private List<Scenario> chosen() {
    List<Scenario> chosen = new ArrayList<>();
    for (String name : scenarios) {
      if (name.equalsIgnoreCase(ALL)) {
        chosen.addAll(List.of(Scenario.values()));
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
                Refusal.usage(
                    "--scenario (%s) must be kills, twice, poison, frozen, emptied or all."
                        .formatted(name)));
  }

  private String typed() {
    List<String> words = new ArrayList<>(List.of("./netspace"));
    words.addAll(spec.commandLine().getParent().getParseResult().originalArgs());
    return String.join(" ", words);
  }

  private void print(ChaosReport result) {
    if (output.json()) {
      context.out().println(Json.line(result.json()));
    } else {
      Table table = new Table(ChaosReport.headings().toArray(String[]::new));
      result.rows().forEach(row -> table.add(row.toArray(String[]::new)));
      table.lines().forEach(context.out()::println);
      result.complaints().forEach(context.out()::println);
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
      throw Refusal.failed("Report (%s) cannot be written.".formatted(file), e);
    }
  }
}
