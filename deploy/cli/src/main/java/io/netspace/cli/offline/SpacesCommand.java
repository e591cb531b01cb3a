package io.netspace.cli.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Zoo;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import io.netspace.offline.space.FlopsRange;
import io.netspace.offline.space.SpaceSource;
import io.netspace.sampler.domain.network.NetworkCountEstimate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists design spaces with their sizes. */
@Command(
    name = "spaces",
    description = "Lists the known design spaces with their sizes, or looks closer at some.",
    footer = {
      "",
      "A size is the number of parameter settings, exactly; published is what the papers count, where",
      "that is another number; regular is how many settings of a RegNet give as many stages as the",
      "space has, where its grid can be gone through. With --flops the settings and the distinct",
      "networks inside the window are estimated from draws. Of two spaces the difference is told in",
      "words.",
      "",
      "Examples:",
      "  ./netspace spaces",
      "  ./netspace spaces AnyNetX_C AnyNetX_E",
      "  ./netspace spaces mine.yaml --flops 360e6:400e6 --output json",
      "  ./netspace spaces RegNetX_constrained --contains RegNetX-400MF"
    })
public final class SpacesCommand implements Callable<Integer> {
  private static final long SEED = 1;

  private final CommandContext context;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME|FILE",
      description = "Spaces to look at (default: all known).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--flops",
      paramLabel = "LO:HI",
      description = "Estimates what lies in this window of multiply-adds, such as 360e6:400e6.")
  private @Nullable String flops;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Draws of the estimate (default: ${DEFAULT-VALUE}).")
  private int draws;

  @Option(
      names = "--contains",
      paramLabel = "NETWORK",
      description = "Says whether a published network is part of each space, and if not why.")
  private @Nullable String contains;

  @Mixin private ImageOptions images = new ImageOptions();
  @Mixin private OutputOption output = new OutputOption();

  public SpacesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (draws < 1000) {
      throw CommandException.usage("--draws (%d) must be 1000 or more.".formatted(draws));
    }
    if (flops != null && names.isEmpty()) {
      throw CommandException.usage(
          "--flops (%s) needs a space to look at; name one.".formatted(flops));
    }
    List<DesignSpace> spaces =
        (names.isEmpty() ? KnownSpaces.allNames() : names)
            .stream().map(name -> SpaceSource.resolve(name, null, null)).toList();
    @Nullable Architecture network = contains == null ? null : network(contains);
    if (output.json()) {
      spaces.forEach(space -> context.out().println(Json.toLine(line(space, network))));
    } else {
      print(spaces, network);
    }
    context.out().flush();
    return ExitCode.DONE.code();
  }

  private Architecture network(String name) {
    try {
      return Zoo.named(name).on(images.shape(), images.classes());
    } catch (IllegalArgumentException e) {
      throw CommandException.usage("--contains: %s".formatted(e.getMessage()));
    }
  }

  private void print(List<DesignSpace> spaces, @Nullable Architecture network) {
    TextTable table =
        new TextTable(
            "space", "settings", "log10", "published", "regular", "blocks and constraints");
    for (DesignSpace space : spaces) {
      OptionalDouble published = KnownSpaces.published(space);
      table.add(
          space.name(),
          String.format(Locale.ROOT, "%,d", space.size().settings()),
          String.format(Locale.ROOT, "%.3f", space.log10Size()),
          published.isPresent() ? String.format(Locale.ROOT, "%.3g", published.getAsDouble()) : "",
          space
              .regularSettings()
              .map(regular -> String.format(Locale.ROOT, "%,d", regular))
              .orElse(""),
          space.block()
              + space.constraints().stream()
                  .map(Constraint::statement)
                  .map(words -> "; " + words)
                  .collect(Collectors.joining()));
    }
    table.lines().forEach(context.out()::println);
    if (flops != null) {
      spaces.forEach(space -> context.out().println(sentence(space, count(space))));
    }
    if (spaces.size() == 2) {
      List<String> difference = spaces.get(1).differenceTo(spaces.get(0));
      context
          .out()
          .println(
              "%s against %s: %s."
                  .formatted(
                      spaces.get(1).name(),
                      spaces.get(0).name(),
                      difference.isEmpty() ? "no difference" : String.join("; ", difference)));
    }
    if (network != null) {
      spaces.forEach(space -> context.out().println(membership(space, network)));
    }
  }

  private String membership(DesignSpace space, Architecture network) {
    List<String> reasons = space.violations(network);
    return reasons.isEmpty()
        ? "%s is part of %s.".formatted(contains, space.name())
        : "%s is not part of %s: %s.".formatted(contains, space.name(), String.join("; ", reasons));
  }

  private NetworkCountEstimate count(DesignSpace space) {
    return NetworkCountEstimate.estimate(
        space, images.shape(), images.classes(), FlopsRange.of(flops), SEED, draws);
  }

  private static String sentence(DesignSpace space, NetworkCountEstimate count) {
    return String.format(
        Locale.ROOT,
        "%s: about %.3g settings in the window (± %.1f %%), %s.",
        space.name(),
        count.settings(),
        count.settings() == 0 ? 0 : 100 * count.settingsError() / count.settings(),
        count.summary());
  }

  private Line line(DesignSpace space, @Nullable Architecture network) {
    OptionalDouble published = KnownSpaces.published(space);
    @Nullable List<String> reasons = network == null ? null : space.violations(network);
    return new Line(
        space.name(),
        space.size().settings(),
        space.log10Size(),
        published.isPresent() ? (Double) published.getAsDouble() : null,
        space.regularSettings().orElse(null),
        space.block().name(),
        space.stages(),
        space.constraints().stream().map(Constraint::statement).toList(),
        flops == null ? null : Estimate.of(count(space)),
        reasons == null ? null : (Boolean) reasons.isEmpty(),
        reasons);
  }

  /**
   * A space as one line of JSON.
   *
   * @param published null where the papers count no other number
   * @param regularSettings null where the grid is too large to go through
   * @param window null without a window
   * @param contains null without a network, as are reasons
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Line(
      String name,
      BigInteger settings,
      double log10,
      @Nullable Double published,
      @Nullable BigInteger regularSettings,
      String block,
      int stages,
      List<String> constraints,
      @Nullable Estimate window,
      @Nullable Boolean contains,
      @Nullable List<String> reasons) {}

  private record Estimate(
      long draws,
      double acceptanceRate,
      double settings,
      double settingsError,
      double networks,
      double networksError,
      int weighedDraws) {
    static Estimate of(NetworkCountEstimate count) {
      return new Estimate(
          count.draws(),
          count.acceptanceRate(),
          count.settings(),
          count.settingsError(),
          count.networks(),
          count.networksError(),
          count.weightedDraws());
    }
  }
}
