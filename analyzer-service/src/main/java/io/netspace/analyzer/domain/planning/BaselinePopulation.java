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
 * The published networks that a study trains beside its populations, as often and under the same
 * regime. They are asked for once, all together, as soon as the starting space's population is; no
 * comparison looks at them, and they are not among the study's best.
 */
final class BaselinePopulation {
  private final Study study;
  private @Nullable Baselines scaled;

  BaselinePopulation(Study study) {
    this.study = study;
  }

  /** The population that they are. */
  Population population() {
    return Population.of(study.id(), 0, Purpose.BASELINE);
  }

  /** What to say of a study one of whose baselines cannot be made to fit. */
  Optional<StudyStep> refusal() {
    return scaledBaselines().misfits().stream()
        .findFirst()
        .map(misfit -> new StudyStep.RefuseStudy(misfit.sentence()));
  }

  /**
   * Their request; empty where there is none or it was made.
   *
   * @param ledger of their population
   */
  Optional<StudyStep> request(PopulationState ledger) {
    List<Baseline> networks = ledger.isRequested() ? List.of() : scaledBaselines().networks();
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
