package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Baselines;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.Study;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The population of published networks that a study trains in addition, with as many replicates and
 * under the same regime. They are requested once, all together, right after the starting space's
 * population; no comparison uses them, and they are not among the study's best.
 */
final class BaselinePopulation {
  private final Study study;
  private @Nullable Baselines scaled;

  BaselinePopulation(Study study) {
    this.study = study;
  }

  /** Their population. */
  Population population() {
    return Population.of(study.id(), 0, Purpose.BASELINE);
  }

  /** The refusal of a study one of whose baselines cannot be scaled to its regime. */
  Optional<StudyStep> refusal() {
    return scaledBaselines().misfits().stream()
        .findFirst()
        .map(misfit -> new StudyStep.RefuseStudy(misfit.sentence()));
  }

  /**
   * Their request; empty where there is none or it was made.
   *
   * @param state of their population
   */
  Optional<StudyStep> request(PopulationState state) {
    List<Baseline> networks = state.isRequested() ? List.of() : scaledBaselines().networks();
    return networks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StudyStep.GrowPopulation(
                population(), study.space(), study.regime(), networks.size(), networks));
  }

  private Baselines scaledBaselines() {
    Baselines known = scaled;
    if (known == null) {
      known = Baselines.of(study);
      scaled = known;
    }
    return known;
  }
}
