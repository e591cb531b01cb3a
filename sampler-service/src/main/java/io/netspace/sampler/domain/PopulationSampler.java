package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Regime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Yields the candidates of one population in index order, each inside the regime's window and each
 * another network than those before it.
 *
 * <p>Every index has a random stream of its own, seeded by (study seed, population, index). So
 * candidate n depends on its predecessors only through the networks it must not repeat: a restart
 * at n needs their hashes, which the log holds, and no draw is made again.
 */
public final class PopulationSampler {
  private static final int FIRST_REPLICATE = 0;

  private final long studySeed;
  private final Population population;
  private final NetworkLaw law;
  private final long maxDraws;
  private final Set<String> networks;

  /**
   * Continues a population.
   *
   * @param maxDraws consecutive draws without a new network before it counts as exhausted
   * @param networks canonical hashes of the candidates sampled so far; their number is the next
   *     index
   */
  public PopulationSampler(
      long studySeed,
      Population population,
      DesignSpace space,
      DataSet dataSet,
      Regime regime,
      long maxDraws,
      Collection<String> networks) {
    this.studySeed = studySeed;
    this.population = population;
    this.law = new NetworkLaw(space, dataSet, regime.flops());
    this.maxDraws = maxDraws;
    this.networks = new HashSet<>(networks);
  }

  /** Samples the next candidate; asked again after exhaustion, it finds the same. */
  public SamplingResult next() {
    RandomGenerator random =
        RandomStream.of(Derivation.seed("draw", studySeed, population.id(), networks.size()));
    long accepted = 0;
    for (long draws = 1; draws <= maxDraws; draws++) {
      Optional<DrawnNetwork> drawn = law.draw(random);
      if (drawn.isPresent()) {
        accepted++;
        int index = networks.size();
        if (networks.add(drawn.get().architecture().canonicalHash())) {
          return new Sampled(candidate(index, drawn.get()), draws);
        }
      }
    }
    return new Exhausted(networks.size(), maxDraws, (double) accepted / maxDraws);
  }

  private Candidate candidate(int index, DrawnNetwork drawn) {
    return new Candidate(
        CandidateId.of(population.id(), index, FIRST_REPLICATE),
        population,
        index,
        FIRST_REPLICATE,
        drawn.parameters(),
        drawn.architecture(),
        drawn.complexity(),
        Derivation.seed(studySeed, population.id(), index, FIRST_REPLICATE));
  }
}
