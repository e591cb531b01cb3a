package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Baseline;
import io.netspace.contracts.vocabulary.Baselines;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.Study;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The published networks that a study trains beside its populations, as often and under the same
 * regime. They are asked for once, all together, as soon as the starting space's population is; no
 * comparison looks at them, and they are not among the study's best.
 */
final class BaselineRun {
  private final Study study;
  private @Nullable Baselines fitted;

  BaselineRun(Study study) {
    this.study = study;
  }

  /** The population that they are. */
  Population population() {
    return Population.of(study.id(), 0, Purpose.BASELINE);
  }

  /** What to say of a study one of whose baselines cannot be made to fit. */
  Optional<Step> refusal() {
    return fitted().misfits().stream()
        .findFirst()
        .map(misfit -> new Step.Refuse(misfit.sentence()));
  }

  /**
   * Their request; empty where there is none or it was made.
   *
   * @param ledger of their population
   */
  Optional<Step> request(PopulationLedger ledger) {
    List<Baseline> networks = ledger.isRequested() ? List.of() : fitted().networks();
    return networks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Step.GrowPopulation(
                population(), study.space(), study.regime(), networks.size(), networks));
  }

  private Baselines fitted() {
    Baselines known = fitted;
    if (known == null) {
      known = Baselines.of(study);
      fitted = known;
    }
    return known;
  }
}
