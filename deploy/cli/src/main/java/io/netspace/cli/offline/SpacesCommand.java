package io.netspace.cli.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.TextTable;
import io.netspace.model.network.Zoo;
import io.netspace.model.sampling.NetworkCountEstimate;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import io.netspace.offline.network.NamedNetwork;
import io.netspace.offline.network.NetworkSource;
import io.netspace.offline.space.FlopsRange;
import io.netspace.offline.space.SourcedSpace;
import io.netspace.offline.space.SpaceSource;
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
      paramLabel = "NETWORK|FILE",
      description =
          "Says whether a published network, or those of a file, are part of each space, and if not why.")
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
    List<SourcedSpace> spaces =
        (names.isEmpty() ? KnownSpaces.allNames() : names)
            .stream().map(name -> SpaceSource.resolve(name, null, null)).toList();
    List<NamedNetwork> networks = contains == null ? List.of() : networks(contains);
    spaces.forEach(space -> space.notes().forEach(context.terminal()::printLine));
    if (flops != null) {
      spaces.forEach(space -> images.announce(space, context.terminal()));
    }
    if (output.json()) {
      spaces.forEach(space -> context.out().println(Json.toLine(line(space, networks))));
    } else {
      print(spaces, networks);
    }
    context.out().flush();
    return ExitCode.DONE.code();
  }

  private static List<NamedNetwork> networks(String nameOrFile) {
    try {
      return NetworkSource.read(nameOrFile);
    } catch (CommandException e) {
      throw CommandException.usage("--contains: %s".formatted(e.getMessage()));
    }
  }

  /**
   * Why a network is not part of a space: a published one for the images of the space, one of a
   * file for its own, unless others are asked for.
   */
  private List<String> whyNot(SourcedSpace space, NamedNetwork named) {
    boolean published = Zoo.find(named.name()).isPresent() && Zoo.find(contains()).isPresent();
    NamedNetwork adapted =
        published
            ? named.adaptedTo(images.shape(space), images.classes(space))
            : named.adaptedTo(images.chosenShape(), images.chosenClasses());
    return space.space().violations(adapted.network());
  }

  private String contains() {
    return contains == null ? "" : contains;
  }

  private void print(List<SourcedSpace> sources, List<NamedNetwork> networks) {
    List<DesignSpace> spaces = sources.stream().map(SourcedSpace::space).toList();
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
      sources.forEach(source -> context.out().println(sentence(source.space(), count(source))));
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
    for (NamedNetwork network : networks) {
      sources.forEach(source -> context.out().println(membership(source, network)));
    }
  }

  private String membership(SourcedSpace space, NamedNetwork network) {
    List<String> reasons = whyNot(space, network);
    String name = Zoo.find(contains()).isPresent() ? contains() : network.name();
    return reasons.isEmpty()
        ? "%s is part of %s.".formatted(name, space.space().name())
        : "%s is not part of %s: %s."
            .formatted(name, space.space().name(), String.join("; ", reasons));
  }

  private NetworkCountEstimate count(SourcedSpace space) {
    return NetworkCountEstimate.estimate(
        space.space(),
        images.shape(space),
        images.classes(space),
        FlopsRange.of(flops),
        SEED,
        draws);
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

  private Line line(SourcedSpace source, List<NamedNetwork> networks) {
    DesignSpace space = source.space();
    OptionalDouble published = KnownSpaces.published(space);
    @Nullable List<String> reasons =
        networks.size() == 1 ? whyNot(source, networks.getFirst()) : null;
    return new Line(
        space.name(),
        space.size().settings(),
        space.log10Size(),
        published.isPresent() ? (Double) published.getAsDouble() : null,
        space.regularSettings().orElse(null),
        space.block().name(),
        space.stages(),
        space.constraints().stream().map(Constraint::statement).toList(),
        flops == null ? null : Estimate.of(count(source)),
        reasons == null ? null : (Boolean) reasons.isEmpty(),
        reasons,
        networks.size() < 2 ? List.of() : memberships(source, networks));
  }

  private List<Member> memberships(SourcedSpace space, List<NamedNetwork> networks) {
    return networks.stream()
        .map(
            network -> {
              List<String> reasons = whyNot(space, network);
              return new Member(network.name(), reasons.isEmpty(), reasons);
            })
        .toList();
  }

  /**
   * A space as one line of JSON.
   *
   * @param published null where the papers count no other number
   * @param regularSettings null where the grid is too large to go through
   * @param window null without a window
   * @param contains null without a network, or with several, as are reasons
   * @param networks those of a file that has several
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
      @Nullable List<String> reasons,
      List<Member> networks) {}

  private record Member(
      String name,
      boolean contains,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> reasons) {}

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
