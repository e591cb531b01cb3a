package io.netspace.model.sampling;

import io.netspace.model.common.Derivation;
import io.netspace.model.sampling.distribution.RandomStream;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.PopulationId;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The networks of a population of independent draws, by index: each is the first that the regime
 * allows of a random stream of its own, which is seeded by (study seed, population, index). So
 * whoever knows a study can draw any of its networks again. Not thread-safe.
 */
public final class IndexedDraws {
  /** Far more draws than any population takes that exists; an existing network needs fewer. */
  private static final long MAX_DRAWS = 100_000_000;

  private final long studySeed;
  private final PopulationId population;
  private final NetworkSampler sampler;

  /** The networks of a population that is drawn from a space under a regime. */
  public IndexedDraws(
      long studySeed, PopulationId population, DesignSpace space, DataSet dataSet, Regime regime) {
    this.studySeed = studySeed;
    this.population = population;
    this.sampler = new NetworkSampler(space, dataSet, regime);
  }

  /** The random stream of an index, at its beginning. */
  public RandomGenerator stream(int index) {
    return RandomStream.of(Derivation.seed("draw", studySeed, population.value(), index));
  }

  /** The next draw of a stream; empty when it gives no network, or one that is not allowed. */
  public Optional<DrawnNetwork> draw(RandomGenerator stream) {
    return sampler.draw(stream);
  }

  /**
   * The network at an index.
   *
   * @throws IllegalArgumentException where the population has none, after 100 million draws
   */
  public DrawnNetwork network(int index) {
    RandomGenerator stream = stream(index);
    for (long draws = 0; draws < MAX_DRAWS; draws++) {
      Optional<DrawnNetwork> drawn = draw(stream);
      if (drawn.isPresent()) {
        return drawn.get();
      }
    }
    throw new IllegalArgumentException(
        "population (%s) has no network at index %d in %,d draws."
            .formatted(population, index, MAX_DRAWS));
  }
}
