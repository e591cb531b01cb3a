package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Baseline;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.ParameterSetting;
import io.netspace.contracts.vocabulary.Population;
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
  private static final ParameterSetting NOT_DRAWN = new ParameterSetting(Map.of());

  private final long studySeed;
  private final Population population;
  private final NetworkLaw law;
  private final int replicates;
  private final @Nullable List<Baseline> given;
  private final long maxDraws;
  private final NetworkSet networks = new NetworkSet();
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
    this.law = new NetworkLaw(plan.space(), plan.dataSet(), plan.regime());
    this.replicates = plan.trainingsEach();
    this.given = plan.baselines();
    this.maxDraws = maxDraws;
  }

  /** The canonical hash of a network as the number it is; nothing of it is lost. */
  public static long networkOf(Architecture architecture) {
    return Long.parseUnsignedLong(architecture.canonicalHash(), HEXADECIMAL);
  }

  /** Number of the next candidate. */
  public int number() {
    return index * replicates + replicate;
  }

  /** Passes over the next candidate, which is sampled already and has this network. */
  public void know(long network) {
    if (replicate == replicates - 1) {
      networks.add(network);
    }
    pass();
  }

  private void pass() {
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
    return given == null ? draw() : take(given);
  }

  private SamplingResult take(List<Baseline> baselines) {
    if (index >= baselines.size()) {
      return new Exhausted(index, 0, 0);
    }
    Architecture network = baselines.get(index).architecture();
    return sampled(new DrawnNetwork(NOT_DRAWN, network, Complexity.of(network)), 0);
  }

  private SamplingResult draw() {
    RandomGenerator random =
        RandomStream.of(Derivation.seed("draw", studySeed, population.id().value(), index));
    long accepted = 0;
    for (long draws = 1; draws <= maxDraws; draws++) {
      Optional<DrawnNetwork> drawn = law.draw(random);
      if (drawn.isPresent()) {
        accepted++;
        if (networks.add(networkOf(drawn.get().architecture()))) {
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
    pass();
    return new Sampled(candidate, draws);
  }
}
