package io.netspace.cli.study;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.GatewayOption;
import io.netspace.formats.weights.PythonModule;
import io.netspace.gateway.application.view.KeptView;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.study.PopulationCsv;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.training.ModelFormat;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a trained network, or the proof or the candidates of a study, to a file. */
@Command(
    name = "export",
    description = {
      "Writes a trained network to a file; trainers keep the best of each study.",
      "With --proof, what is needed to recompute every decision of a study.",
      "With --population, its candidates as CSV.",
      "With --package, a folder with all that is needed to use a trained network."
    },
    footer = {
      "",
      "onnx takes pixels 0 to 255 and gives logits; dl4j is the zip of its ModelSerializer; json",
      "has the architecture, the recipe, the error and all weights. An architecture alone, trained",
      "or not, is written by ./netspace inspect --export.",
      "",
      "A package is a folder: the network in all three formats; network.py and model.safetensors"
          + " for",
      "PyTorch; classes.txt; and README.md, a card with data, recipe, seed, error, costs, and how"
          + " to",
      "load it in Python, Java and JavaScript. ./netspace predict DIR IMAGE uses it.",
      "",
      "A proof is one JSON document: the study, its revisions, its decisions with their evidence,",
      "and the outcome of every candidate with its digest; also of a study that still runs.",
      "./netspace verify FILE recomputes it, anywhere, offline.",
      "",
      "A population has a line for each candidate, failed ones included: status, reason, error,",
      "parameters and complexity. A diverged one has the error of guessing; an abandoned one and",
      "one without an outcome have none. ./netspace analyze FILE reads it.",
      "",
      "Examples:",
      "  ./netspace export --best --format onnx -o network.onnx",
      "  ./netspace export --best cifar10-1a2b3c4d --format json",
      "  ./netspace export 9b1f03a2c4d5e6f7 --format dl4j",
      "  ./netspace export --best --package -o network",
      "  ./netspace export --proof cifar10-1a2b3c4d -o proof.json",
      "  ./netspace export --population cifar10-1a2b3c4d -o population.csv"
    })
public final class ExportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      arity = "0..1",
      paramLabel = "CANDIDATE|STUDY",
      description =
          "Id of the candidate; with --best, --proof or --population, of the study (default: as for"
              + " watch).")
  private @Nullable String id;

  @Option(names = "--best", description = "The best network of a study that is kept.")
  private boolean best;

  @Option(
      names = "--proof",
      description = "What is needed to recompute every decision of a study, as JSON.")
  private boolean proof;

  @Option(names = "--population", description = "The candidates of a study, as CSV.")
  private boolean population;

  @Option(
      names = "--package",
      description =
          "A folder with the network in all formats, its weights for PyTorch and its card.")
  private boolean packaged;

  @Option(
      names = "--python",
      paramLabel = "torchvision|timm",
      description = "Library of the package's PyTorch module (default: torchvision).")
  private @Nullable PythonModule python;

  @Option(
      names = "--format",
      paramLabel = "onnx|dl4j|json",
      description = "Form of the file (default: onnx).")
  private @Nullable ModelFormat form;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE|DIR",
      description =
          "File to write, or with --package the folder (default: named after the candidate, or the"
              + " study).")
  private @Nullable Path file;

  @Mixin private GatewayOption gateway = new GatewayOption();

  public ExportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (proof && (best || form != null)) {
      throw CommandException.usage(
          "--proof is of a study; it goes with neither --best nor --format.");
    }
    if (population && (best || proof || form != null)) {
      throw CommandException.usage(
          "--population is of a study; it goes with neither --best, --proof nor --format.");
    }
    if (packaged && (proof || population || form != null)) {
      throw CommandException.usage(
          "--package is of a trained network, in all formats; it goes with neither --proof,"
              + " --population nor --format.");
    }
    if (python != null && !packaged) {
      throw CommandException.usage("--python is of a --package; add it.");
    }
    if (id == null && !best && !proof && !population) {
      throw CommandException.usage(
          "Name a candidate, or ask for the --best, the --proof or the --population of a study.");
    }
    try (GatewayClient client = gateway.requireRunning()) {
      context.out().println(write(client));
    }
    return ExitCode.DONE.code();
  }

  private Path write(GatewayClient client) {
    if (proof) {
      return proof(client);
    }
    return population ? population(client) : network(client);
  }

  private Path population(GatewayClient client) {
    String study = study(client);
    Path target = file == null ? Path.of(study + ".population.csv") : file;
    Map<CandidateStatus, Integer> countByStatus =
        PopulationCsv.write(client, study, target, context.terminal());
    context
        .terminal()
        .printLine(
            "%d candidates of %s%s."
                .formatted(
                    countByStatus.values().stream().mapToInt(count -> count).sum(),
                    study,
                    countByStatus.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().label())
                        .collect(
                            Collectors.joining(", ", countByStatus.isEmpty() ? "" : ": ", ""))));
    return target;
  }

  private Path proof(GatewayClient client) {
    String study = study(client);
    Path target = file == null ? Path.of(study + ".proof.json") : file;
    client.downloadProof(study, target);
    return target;
  }

  private Path network(GatewayClient client) {
    ModelFormat chosen = form == null ? ModelFormat.ONNX : form;
    String candidate = best || id == null ? best(client) : id;
    if (packaged) {
      PythonModule module = python == null ? PythonModule.TORCHVISION : python;
      return new PackageDownload(client, module)
          .write(candidate, file == null ? Path.of(candidate) : file);
    }
    Path target = file == null ? Path.of(chosen.file(candidate)) : file;
    client.downloadNetwork(candidate, chosen, target);
    return target;
  }

  private String study(GatewayClient client) {
    return id == null ? new StudyArgument().resolveOrNewest(client) : id;
  }

  private String best(GatewayClient client) {
    String study = study(client);
    KeptView network =
        client.networks(study).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    CommandException.failed(
                        "No network of study %s is kept, or none yet; see netspace.trainer.artifacts.keep."
                            .formatted(study)));
    context
        .terminal()
        .printLine(
            "Candidate %s of %s, error %.2f %%."
                .formatted(network.candidateId(), study, network.errorPercent()));
    return network.candidateId();
  }
}
