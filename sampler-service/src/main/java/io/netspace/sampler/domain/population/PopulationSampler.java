package io.netspace.sampler.domain.population;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Population;
import io.netspace.sampler.domain.distribution.RandomStream;
import io.netspace.sampler.domain.network.DrawnNetwork;
import io.netspace.sampler.domain.network.NetworkSampler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Yields the candidates of one population in the order of their numbers, index × replicates +
 * replicate: each network allowed by the regime, another one than those before it, and as often as
 * it is to be trained, each time with another seed. Where the networks are given, it yields these
 * in their order instead, whatever they are, and their settings are empty.
 *
 * <p>Every index has a random stream of its own, seeded by (study seed, population, index). So
 * network n depends on its predecessors only through those it must not repeat: a restart at n needs
 * their hashes, which the log holds, and no draw is made again; but for the replicates that a
 * network lacks, it alone is drawn once more.
 */
public final class PopulationSampler {
  private static final int HEXADECIMAL = 16;
  private static final ParameterSetting NO_SETTING = new ParameterSetting(Map.of());

  private final long studySeed;
  private final Population population;
  private final NetworkSampler networkSampler;
  private final int replicates;
  private final @Nullable List<Baseline> fixedNetworks;
  private final long maxDraws;
  private final NetworkHashSet seenNetworks = new NetworkHashSet();
  private int index;
  private int replicate;

  /** The network of the index, once it was drawn here. */
  private @Nullable DrawnNetwork current;

  /**
   * Begins a population at its first candidate.
   *
   * @param maxDraws consecutive draws without a new network before it counts as exhausted
   */
  public PopulationSampler(PopulationPlan plan, long maxDraws) {
    this.studySeed = plan.studySeed();
    this.population = plan.population();
    this.networkSampler = new NetworkSampler(plan.space(), plan.dataSet(), plan.regime());
    this.replicates = plan.trainingsEach();
    this.fixedNetworks = plan.baselines();
    this.maxDraws = maxDraws;
  }

  /** The canonical hash of a network as the number it is; nothing of it is lost. */
  public static long hashOf(Architecture architecture) {
    return Long.parseUnsignedLong(architecture.canonicalHash(), HEXADECIMAL);
  }

  /** Number of the next candidate. */
  public int nextNumber() {
    return index * replicates + replicate;
  }

  /** Passes over the next candidate, which is sampled already and has this network. */
  public void skip(long network) {
    if (replicate == replicates - 1) {
      seenNetworks.add(network);
    }
    advance();
  }

  private void advance() {
    replicate++;
    if (replicate == replicates) {
      replicate = 0;
      index++;
      current = null;
    }
  }

  /** Samples the next candidate; asked again after exhaustion, it finds the same. */
  public SamplingResult next() {
    if (current != null) {
      return sampled(current, 0);
    }
    return fixedNetworks == null ? draw() : nextFixed(fixedNetworks);
  }

  private SamplingResult nextFixed(List<Baseline> baselines) {
    if (index >= baselines.size()) {
      return new Exhausted(index, 0, 0);
    }
    Architecture network = baselines.get(index).architecture();
    return sampled(new DrawnNetwork(NO_SETTING, network, Complexity.of(network)), 0);
  }

  private SamplingResult draw() {
    RandomGenerator random =
        RandomStream.of(Derivation.seed("draw", studySeed, population.id().value(), index));
    long accepted = 0;
    for (long draws = 1; draws <= maxDraws; draws++) {
      Optional<DrawnNetwork> drawn = networkSampler.draw(random);
      if (drawn.isPresent()) {
        accepted++;
        if (seenNetworks.add(hashOf(drawn.get().architecture()))) {
          return sampled(drawn.get(), draws);
        }
      }
    }
    return new Exhausted(index, maxDraws, (double) accepted / maxDraws);
  }

  private Sampled sampled(DrawnNetwork drawn, long draws) {
    Candidate candidate =
        new Candidate(
            CandidateId.of(population.id(), index, replicate),
            population,
            index,
            replicate,
            drawn.parameters(),
            drawn.architecture(),
            drawn.complexity(),
            Derivation.seed(studySeed, population.id().value(), index, replicate));
    current = drawn;
    advance();
    return new Sampled(candidate, draws);
  }
}
