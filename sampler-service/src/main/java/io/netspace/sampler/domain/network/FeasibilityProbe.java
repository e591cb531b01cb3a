package io.netspace.sampler.domain.network;

import io.netspace.model.common.Derivation;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import io.netspace.sampler.domain.distribution.RandomStream;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks a space, before any study, whether a regime can be satisfied and how rare that is. */
public final class FeasibilityProbe {
  /** Networks after which the rate is known well enough: to about a tenth of itself. */
  private static final int SUFFICIENT_ACCEPTED = 100;

  private FeasibilityProbe() {}

  /**
   * Draws until the rate is known or {@code maxDraws} are spent; the same seed, the same answer.
   */
  public static Feasibility probe(
      DesignSpace space, DataSet dataSet, Regime regime, long seed, long maxDraws) {
    RandomGenerator random = RandomStream.of(Derivation.seed("probe", seed));
    NetworkSampler law = new NetworkSampler(space, dataSet, regime);
    @Nullable DrawnNetwork first = null;
    int accepted = 0;
    long draws = 0;
    while (draws < maxDraws && accepted < SUFFICIENT_ACCEPTED) {
      draws++;
      Optional<DrawnNetwork> drawn = law.draw(random);
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
