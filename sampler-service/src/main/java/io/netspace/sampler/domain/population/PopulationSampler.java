package io.netspace.sampler.domain.population;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.sampling.DrawnNetwork;
import io.netspace.model.sampling.IndexedDraws;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Population;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Generates the candidates of one population in the order of their numbers, index × replicates +
 * replicate. Each network is allowed by the regime; its replicates differ only in their seed. Given
 * networks (baselines) are returned in their order instead, without any check, and their settings
 * are empty.
 *
 * <p>Every index has its own random stream, seeded by (study seed, population, index). With
 * independent draws that alone determines a network, and a network that occurs twice is trained
 * twice, with another seed. Without, network n also differs from its predecessors: a restart at n
 * needs their hashes, which are stored. Where replicates of a network are missing, that network is
 * drawn again.
 */
public final class PopulationSampler {
  private static final int HEXADECIMAL = 16;
  private static final ParameterSetting NO_SETTING = new ParameterSetting(Map.of());

  private final long studySeed;
  private final Population population;
  private final IndexedDraws draws;
  private final int replicates;
  private final @Nullable List<Baseline> fixedNetworks;
  private final boolean mayRepeat;
  private final long maxDraws;
  private final NetworkHashSet seenNetworks = new NetworkHashSet();
  private int index;
  private int replicate;

  /** The network of the current index, once it has been drawn. */
  private @Nullable DrawnNetwork current;

  /**
   * A sampler that starts at the population's first candidate.
   *
   * @param maxDraws consecutive draws without a network that may come next, after which the
   *     population is exhausted
   */
  public PopulationSampler(PopulationPlan plan, long maxDraws) {
    this.studySeed = plan.studySeed();
    this.population = plan.population();
    this.draws =
        new IndexedDraws(studySeed, population.id(), plan.space(), plan.dataSet(), plan.regime());
    this.replicates = plan.trainingsEach();
    this.fixedNetworks = plan.baselines();
    this.mayRepeat = plan.hasIndependentDraws();
    this.maxDraws = maxDraws;
  }

  /** The canonical hash of a network as a number, without loss. */
  public static long hashOf(Architecture architecture) {
    return Long.parseUnsignedLong(architecture.canonicalHash(), HEXADECIMAL);
  }

  /** Number of the next candidate. */
  public int nextNumber() {
    return index * replicates + replicate;
  }

  /** Skips the next candidate, which is already sampled and has this network. */
  public void skip(long network) {
    if (!mayRepeat && replicate == replicates - 1) {
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

  /** Samples the next candidate; after exhaustion, each call gives the same result. */
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
    RandomGenerator stream = draws.stream(index);
    long accepted = 0;
    for (long number = 1; number <= maxDraws; number++) {
      Optional<DrawnNetwork> drawn = draws.draw(stream);
      if (drawn.isPresent()) {
        accepted++;
        if (mayRepeat || seenNetworks.add(hashOf(drawn.get().architecture()))) {
          return sampled(drawn.get(), number);
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
