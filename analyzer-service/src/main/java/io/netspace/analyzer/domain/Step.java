package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Baseline;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the analyzer has to say next in a study. */
public sealed interface Step {
  record PublishSpace(Revision revision) implements Step {}

  /**
   * A population is to grow to so many networks, under a regime.
   *
   * @param baselines the networks, where they are not to be drawn from the space
   */
  record GrowPopulation(
      Population population,
      DesignSpace space,
      Regime regime,
      int upToIndex,
      @Nullable List<Baseline> baselines)
      implements Step {
    public GrowPopulation {
      baselines = baselines == null ? null : List.copyOf(baselines);
    }

    /** A population that is drawn. */
    public GrowPopulation(Population population, DesignSpace space, Regime regime, int upToIndex) {
      this(population, space, regime, upToIndex, null);
    }
  }

  record Propose(RefinementId id, Refinement change, Evidence evidence, Decision recommendation)
      implements Step {}

  record Decide(
      RefinementId id, Refinement change, Evidence evidence, Decision decision, String decidedBy)
      implements Step {}

  /** No more of the population is needed. */
  record Close(Population population, String reason) implements Step {}

  record Refuse(String reason) implements Step {}

  record Conclude(Conclusion conclusion) implements Step {}
}
