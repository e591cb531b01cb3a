package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.Population;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Yields the candidates of one population in index order, each allowed by the regime and each
 * another network than those before it.
 *
 * <p>Every index has a random stream of its own, seeded by (study seed, population, index). So
 * candidate n depends on its predecessors only through the networks it must not repeat: a restart
 * at n needs their hashes, which the log holds, and no draw is made again.
 */
public final class PopulationSampler {
  private static final int FIRST_REPLICATE = 0;
  private static final int HEXADECIMAL = 16;

  private final long studySeed;
  private final Population population;
  private final NetworkLaw law;
  private final long maxDraws;
  private final NetworkSet networks = new NetworkSet();
  private int index;

  /**
   * Begins a population at index 0.
   *
   * @param maxDraws consecutive draws without a new network before it counts as exhausted
   */
  public PopulationSampler(PopulationPlan plan, long maxDraws) {
    this.studySeed = plan.studySeed();
    this.population = plan.population();
    this.law = new NetworkLaw(plan.space(), plan.dataSet(), plan.regime());
    this.maxDraws = maxDraws;
  }

  /** The canonical hash of a network as the number it is; nothing of it is lost. */
  public static long networkOf(Architecture architecture) {
    return Long.parseUnsignedLong(architecture.canonicalHash(), HEXADECIMAL);
  }

  /** Index of the next candidate. */
  public int index() {
    return index;
  }

  /** Passes over the next candidate, which is sampled already and has this network. */
  public void know(long network) {
    networks.add(network);
    index++;
  }

  /** Samples the next candidate; asked again after exhaustion, it finds the same. */
  public SamplingResult next() {
    RandomGenerator random =
        RandomStream.of(Derivation.seed("draw", studySeed, population.id(), index));
    long accepted = 0;
    for (long draws = 1; draws <= maxDraws; draws++) {
      Optional<DrawnNetwork> drawn = law.draw(random);
      if (drawn.isPresent()) {
        accepted++;
        if (networks.add(networkOf(drawn.get().architecture()))) {
          return new Sampled(candidate(index++, drawn.get()), draws);
        }
      }
    }
    return new Exhausted(index, maxDraws, (double) accepted / maxDraws);
  }

  private Candidate candidate(int place, DrawnNetwork drawn) {
    return new Candidate(
        Ledger.idOf(population.id(), place),
        population,
        place,
        FIRST_REPLICATE,
        drawn.parameters(),
        drawn.architecture(),
        drawn.complexity(),
        Derivation.seed(studySeed, population.id(), place, FIRST_REPLICATE));
  }
}
