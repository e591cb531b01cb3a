package io.netspace.offline.space;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.offline.common.CommandException;
import io.netspace.sampler.domain.population.Exhausted;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import io.netspace.sampler.domain.population.Sampled;
import java.util.function.Consumer;

/**
 * A population outside any study, sampled as a study's is: candidate n is the same, however many
 * are drawn.
 */
public final class OfflinePopulation {
  private static final Population POPULATION =
      Population.of(new StudyId("offline"), 0, Purpose.EXPLORE);

  private final DesignSpace space;
  private final PopulationSampler sampler;
  private long draws;

  public OfflinePopulation(
      DesignSpace space, ImageShape input, int classes, Window flops, long seed, long maxDraws) {
    this.space = space;
    Regime regime = new Regime(flops, 1, 2, 2, 10, Recipe.DEFAULT);
    ImageFolder images = new ImageFolder("offline", input, classes);
    this.sampler =
        new PopulationSampler(
            new PopulationPlan(seed, POPULATION, space, images, regime), maxDraws);
  }

  /**
   * Draws candidates in the order of their indices.
   *
   * @throws CommandException when no further network is found
   */
  public void draw(int count, Consumer<Sampled> taken) {
    for (int i = 0; i < count; i++) {
      switch (sampler.next()) {
        case Sampled sampled -> {
          draws += sampled.draws();
          taken.accept(sampled);
        }
        case Exhausted exhausted ->
            throw CommandException.failed(
                "%s has no further network in the window: %d candidates found, then none new in %,d draws; widen --flops, or lower --count."
                    .formatted(space.name(), exhausted.sampled(), exhausted.draws()));
      }
    }
  }

  public DesignSpace space() {
    return space;
  }

  /** The number of draws for all candidates so far. */
  public long draws() {
    return draws;
  }
}
