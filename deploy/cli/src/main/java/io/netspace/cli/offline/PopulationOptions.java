package io.netspace.cli.offline;

import io.netspace.model.network.ImageShape;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import io.netspace.offline.space.FlopsRange;
import io.netspace.offline.space.OfflinePopulation;
import io.netspace.offline.space.SourcedSpace;
import io.netspace.offline.space.SpaceSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What determines a population sampled without any server, beside its space. */
public final class PopulationOptions {
  @Option(
      names = "--flops",
      paramLabel = "LO:HI",
      description = "Multiply-adds a network may have, such as 360e6:400e6 (default: any).")
  private @Nullable String flops;

  @Option(
      names = "--stem",
      paramLabel = "TYPE:WIDTH",
      description = "Stem in place of the space's: SIMPLE, SMALL_IMAGE or RESNET with channels.")
  private @Nullable String stem;

  @Option(
      names = "--strides",
      paramLabel = "S",
      split = ",",
      description = "Strides of a known space's stages, such as 1,2,2,2 (default: 2,2,2,2).")
  private @Nullable List<Integer> strides;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Another seed, another population (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--max-draws",
      paramLabel = "N",
      defaultValue = "20000000",
      description = "Draws without a new network before giving up (default: ${DEFAULT-VALUE}).")
  private long maxDraws;

  @Mixin private ImageOptions images = new ImageOptions();

  /**
   * The population of a space.
   *
   * @param space a known space, or a file of one
   * @param terminal receives what is taken from the file beside the space
   */
  public OfflinePopulation population(String space, Terminal terminal) {
    if (maxDraws < 1) {
      throw CommandException.usage("--max-draws (%d) must be 1 or more.".formatted(maxDraws));
    }
    SourcedSpace sourced = SpaceSource.resolve(space, stem, strides);
    ImageShape shape = images.shape(sourced);
    int classes = images.classes(sourced);
    OfflinePopulation population =
        new OfflinePopulation(
            sourced.space(), shape, classes, FlopsRange.of(flops), seed, maxDraws);
    sourced.notes().forEach(terminal::printLine);
    images.announce(sourced, terminal);
    return population;
  }
}
