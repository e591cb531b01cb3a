package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Regime;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks a space, before any study, whether a regime can be satisfied and how rare that is. */
public final class AcceptanceProbe {
  /** Networks after which the rate is known well enough: to about a tenth of itself. */
  private static final int ENOUGH = 100;

  private AcceptanceProbe() {}

  /**
   * Draws until the rate is known or {@code maxDraws} are spent; the same seed, the same answer.
   */
  public static Acceptance probe(
      DesignSpace space, DataSet dataSet, Regime regime, long seed, long maxDraws) {
    RandomGenerator random = RandomStream.of(Derivation.seed("probe", seed));
    NetworkLaw law = new NetworkLaw(space, dataSet, regime);
    @Nullable DrawnNetwork first = null;
    int accepted = 0;
    long draws = 0;
    while (draws < maxDraws && accepted < ENOUGH) {
      draws++;
      Optional<DrawnNetwork> drawn = law.draw(random);
      if (drawn.isPresent()) {
        accepted++;
        first = first == null ? drawn.get() : first;
      }
    }
    return first == null
        ? new Unsatisfied(draws)
        : new Satisfied(first, draws, (double) accepted / draws);
  }
}
