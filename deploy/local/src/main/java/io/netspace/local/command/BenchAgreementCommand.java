package io.netspace.local.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.local.ExitCode;
import io.netspace.local.Refusal;
import io.netspace.local.Wording;
import io.netspace.local.client.Json;
import io.netspace.local.statistics.Agreement;
import io.netspace.local.statistics.AgreementBench;
import io.netspace.local.statistics.AgreementTotal;
import io.netspace.local.statistics.RecordedStudy;
import io.netspace.local.statistics.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures on recorded studies whether part of the models decides as all of them do. */
@Command(
    name = "agreement",
    description = "Whether decisions on few models are those on all, on recorded studies.",
    footer = {
      "",
      "A FILE has a network a line, study,revision,space,index,state,error, with this heading; of a DIR",
      "all files that end in .csv are read. Each revision is compared with the one before, by the claim",
      "of its place on the paper's ladder: once by all its models, by Welch's interval of a fixed size,",
      "and by the sequential rule on resamples, whose models are drawn from the recorded ones with",
      "replacement. A resample looks at no more pairs than there are models. \"at once\" is how often a",
      "test of fixed size, on all the models of a resample, decides as on all recorded ones. Everything",
      "is done twice: with the whole level for each comparison, and with its share of a ladder's.",
      "",
      "Examples:",
      "  ./netspace bench agreement study.csv",
      "  ./netspace bench agreement recorded/ --resamples 1000 --output json | jq .totals"
    })
final class BenchAgreementCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Recorded studies.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "200",
      description = "Of each comparison (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "10",
      description = "Classes of the images, for the error of guessing (default: ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private RuleOptions options = new RuleOptions();
  @Mixin private OutputOption output = new OutputOption();

  BenchAgreementCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    BenchTrainingCommand.require("--resamples", resamples, 10, 1_000_000);
    BenchTrainingCommand.require("--classes", classes, 2, 1_000_000);
    Simulation simulation = new Simulation(resamples, seed, context.terminal()::progress);
    AgreementBench bench =
        new AgreementBench(
            simulation, options.rule(AgreementBench.MOST_PAIRS, 100 * (1 - 1.0 / classes)));
    List<Agreement> agreements =
        RecordedStudy.read(paths).stream().flatMap(study -> bench.run(study).stream()).toList();
    if (agreements.isEmpty()) {
      throw Refusal.usage("The files have no network; name recorded studies.");
    }
    List<AgreementTotal> totals = AgreementTotal.of(agreements);
    context.terminal().clear();
    if (output.json()) {
      context.out().println(Json.line(json(agreements, totals)));
    } else {
      lines(agreements, totals).forEach(context.out()::println);
    }
    context.out().flush();
    return ExitCode.DONE.code();
  }

  private static List<String> lines(List<Agreement> agreements, List<AgreementTotal> totals) {
    Table table =
        new Table(
            "study",
            "of",
            "claim",
            "level",
            "models",
            "gain",
            "interval",
            "by all",
            "agree",
            "at once",
            "opposite",
            "median",
            "mean",
            "fewer");
    for (Agreement one : agreements) {
      table.add(
          one.study(),
          "%d on %d".formatted(one.challenger(), one.incumbent()),
          Wording.words(one.claim().name()),
          String.format(Locale.ROOT, "%.2f %%", 100 * one.level()),
          String.format(Locale.ROOT, "%d", one.models()),
          String.format(Locale.ROOT, "%+.2f", one.gain()),
          String.format(Locale.ROOT, "%+.2f to %+.2f", one.interval().low(), one.interval().high()),
          Wording.words(one.decision().name()),
          String.format(Locale.ROOT, "%.1f %%", 100 * one.agreeing()),
          String.format(Locale.ROOT, "%.1f %%", 100 * one.atOnce()),
          String.format(Locale.ROOT, "%.1f %%", 100 * one.opposite()),
          String.format(Locale.ROOT, "%d", one.medianPairs()),
          String.format(Locale.ROOT, "%.1f", one.meanPairs()),
          String.format(Locale.ROOT, "%.1f ×", one.saving()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    for (AgreementTotal total : totals) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %.1f %% agree (aim %.0f %%; at once %.1f %%), %.1f times fewer models (aim %.0f)",
              total.share() == Agreement.Share.WHOLE
                  ? "with the whole level each"
                  : "with its share of a ladder's level each",
              100 * total.agreeing(),
              100 * AgreementTotal.LEAST_AGREEING,
              100 * total.atOnce(),
              total.saving(),
              AgreementTotal.LEAST_SAVING));
    }
    return lines;
  }

  private static ObjectNode json(List<Agreement> agreements, List<AgreementTotal> totals) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    for (Agreement one : agreements) {
      ObjectNode of =
          line.withArray("/comparisons")
              .addObject()
              .put("study", one.study())
              .put("incumbent", one.incumbent())
              .put("challenger", one.challenger())
              .put("claim", one.claim().name())
              .put("share", one.share().name())
              .put("level", one.level())
              .put("models", one.models())
              .put("gain", one.gain());
      of.putArray("interval").add(one.interval().low()).add(one.interval().high());
      of.put("decision", one.decision().name())
          .put("agreeing", one.agreeing())
          .put("atOnce", one.atOnce())
          .put("opposite", one.opposite())
          .put("medianPairs", one.medianPairs())
          .put("meanPairs", one.meanPairs())
          .put("timesFewer", one.saving());
    }
    for (AgreementTotal total : totals) {
      line.withArray("/totals")
          .addObject()
          .put("share", total.share().name())
          .put("agreeing", total.agreeing())
          .put("atOnce", total.atOnce())
          .put("timesFewer", total.saving());
    }
    return line;
  }
}
