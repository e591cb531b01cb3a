package io.netspace.cli.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OptionRange;
import io.netspace.cli.common.OutputOption;
import io.netspace.formats.json.ModelJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.Stage;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Parameter;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Population;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.space.OfflinePopulation;
import io.netspace.sampler.domain.population.Sampled;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Samples a population without any server. */
@Command(
    name = "sample",
    description = "Draws networks of a space, each another one, inside a window of multiply-adds.",
    footer = {
      "",
      "Candidate n depends on space, window, input and seed alone: the first 100 of --count 500 are",
      "those of --count 100. With --output json a line a candidate: index, parameters, architecture,",
      "complexity and network, a hash that equal networks share.",
      "",
      "Examples:",
      "  ./netspace sample --space AnyNetX_E --count 5 --flops 360e6:400e6",
      "  ./netspace sample --space mine.yaml --count 500 --flops 0.8M:1.2M --input 3x32x32 \\",
      "      --classes 10 --seed 7 --output json > population.jsonl"
    })
public final class SampleCommand implements Callable<Integer> {
  private static final int PROGRESS_EVERY = 16;

  private final CommandContext context;

  @Option(
      names = "--space",
      required = true,
      paramLabel = "NAME|FILE",
      description = "A space of ./netspace spaces, or a YAML file of one, or a sweep of pycls.")
  private String space = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10",
      description = "Candidates (default: ${DEFAULT-VALUE}).")
  private int count;

  @Mixin private PopulationOptions options = new PopulationOptions();
  @Mixin private OutputOption output = new OutputOption();

  public SampleCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OptionRange.require("--count", count, 1, Population.MAX_SIZE);
    OfflinePopulation population = options.population(space, context.terminal());
    DesignSpace chosen = population.space();
    PrintStream out =
        new PrintStream(new BufferedOutputStream(context.out()), false, StandardCharsets.UTF_8);
    try {
      if (output.json()) {
        JsonMapper mapper = ModelJson.mapper();
        draw(population, sampled -> json(mapper, Line.of(sampled.candidate())), out);
      } else {
        draw(population, sampled -> line(chosen, sampled.candidate()), out);
      }
    } finally {
      out.flush();
    }
    context
        .terminal()
        .printLine(
            String.format(
                Locale.ROOT,
                "%d candidates of %,d draws of %s: acceptance rate %.4g %%",
                count,
                population.draws(),
                chosen.name(),
                100.0 * count / population.draws()));
    return ExitCode.DONE.code();
  }

  private void draw(
      OfflinePopulation population, Function<Sampled, String> written, PrintStream out) {
    population.draw(
        count,
        sampled -> {
          out.println(written.apply(sampled));
          int done = sampled.candidate().index() + 1;
          if (done % PROGRESS_EVERY == 0) {
            context
                .terminal()
                .showProgress(
                    String.format(
                        Locale.ROOT,
                        "%d of %d candidates, %,d draws …",
                        done,
                        count,
                        population.draws()));
          }
        });
  }

  private static String json(JsonMapper mapper, Line line) {
    try {
      return mapper.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Line(
      int index,
      Map<String, List<Double>> parameters,
      Architecture architecture,
      Complexity complexity,
      String network) {
    static Line of(Candidate candidate) {
      Map<String, List<Double>> parameters = new LinkedHashMap<>();
      candidate
          .parameters()
          .values()
          .forEach((parameter, values) -> parameters.put(parameter.toString(), values));
      return new Line(
          candidate.index(),
          parameters,
          candidate.architecture(),
          candidate.complexity(),
          candidate.architecture().canonicalHash());
    }
  }

  private static String line(DesignSpace space, Candidate candidate) {
    List<Stage> stages = candidate.architecture().stages();
    String parameters =
        space.hasLinearWidths()
            ? "d %s w0 %s wa %s wm %s  "
                .formatted(
                    number(candidate, Parameter.NETWORK_DEPTH),
                    number(candidate, Parameter.W0),
                    number(candidate, Parameter.WA),
                    number(candidate, Parameter.WM))
            : "";
    return String.format(
        Locale.ROOT,
        "%4d  %sdepths %s  widths %s  groups %s  %,d flops  %,d parameters  %,d activations  %s",
        candidate.index(),
        parameters,
        each(stages, Stage::depth),
        each(stages, Stage::width),
        each(stages, Stage::groupWidth),
        candidate.complexity().flops(),
        candidate.complexity().parameters(),
        candidate.complexity().activations(),
        candidate.architecture().canonicalHash());
  }

  private static String number(Candidate candidate, Parameter parameter) {
    double value = candidate.parameters().value(parameter, 0);
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String each(List<Stage> stages, Function<Stage, Integer> property) {
    return stages.stream()
        .map(property)
        .map(String::valueOf)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
