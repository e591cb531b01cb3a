package io.netspace.model.sampling;

import io.netspace.model.common.Derivation;
import io.netspace.model.sampling.distribution.RandomStream;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Estimates, before any study, what share of a space's draws a regime allows. */
public final class FeasibilityProbe {
  /** Accepted networks after which the relative standard error of the rate is about a tenth. */
  private static final int SUFFICIENT_ACCEPTED = 100;

  private FeasibilityProbe() {}

  /**
   * Draws until enough networks are accepted or {@code maxDraws} is reached; deterministic by seed.
   */
  public static Feasibility probe(
      DesignSpace space, DataSet dataSet, Regime regime, long seed, long maxDraws) {
    RandomGenerator random = RandomStream.of(Derivation.seed("probe", seed));
    NetworkSampler sampler = new NetworkSampler(space, dataSet, regime);
    @Nullable DrawnNetwork first = null;
    int accepted = 0;
    long draws = 0;
    while (draws < maxDraws && accepted < SUFFICIENT_ACCEPTED) {
      draws++;
      Optional<DrawnNetwork> drawn = sampler.draw(random);
      if (drawn.isPresent()) {
        accepted++;
        first = first == null ? drawn.get() : first;
      }
    }
    return first == null
        ? new NoneFound(draws)
        : new Feasible(first, draws, (double) accepted / draws);
  }
}
