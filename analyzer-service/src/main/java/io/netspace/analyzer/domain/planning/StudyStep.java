package io.netspace.analyzer.domain.planning;

import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Population;
import io.netspace.model.study.Reference;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.training.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a study, which is published as an event. */
public sealed interface StudyStep {
  record PublishSpace(Revision revision) implements StudyStep {}

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
      implements StudyStep {
    public GrowPopulation {
      baselines = baselines == null ? null : List.copyOf(baselines);
    }

    /** A population that is drawn. */
    public GrowPopulation(Population population, DesignSpace space, Regime regime, int upToIndex) {
      this(population, space, regime, upToIndex, null);
    }
  }

  /** The reference of a refinement's comparison is fixed, before its first pair. */
  record FixReference(RefinementId id, Reference reference) implements StudyStep {}

  record Propose(RefinementId id, Refinement change, Evidence evidence, Decision recommendation)
      implements StudyStep {}

  record Decide(
      RefinementId id, Refinement change, Evidence evidence, Decision decision, String decidedBy)
      implements StudyStep {}

  /** No more of the population is needed. */
  record ClosePopulation(Population population, String reason) implements StudyStep {}

  record RefuseStudy(String reason) implements StudyStep {}

  record ConcludeStudy(Conclusion conclusion) implements StudyStep {}
}
