package io.netspace.formats.document;

import io.netspace.formats.binding.Conversion;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidFieldException;
import io.netspace.model.common.InvalidValueException;
import io.netspace.model.network.Zoo;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Ladder;
import io.netspace.model.study.Baselines;
import io.netspace.model.study.Budget;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A study as people write it. */
record StudySection(
    @Expected(example = "cifar10", ifMissing = "a name, such as cifar10") String name,
    @Nullable DataSet dataset,
    @Expected(ifMissing = "an object of flops, epochs, trainImages and validationImages")
        Regime regime,
    @Nullable DesignSpace space,
    @Nullable LadderSection ladder,
    @Expected(example = "16") int models,
    @Expected(example = "1") @Nullable Integer replicates,
    @Expected(example = "2.0") @Nullable Double margin,
    @Expected(example = "0.95") @Nullable Double confidence,
    @Nullable DecisionPolicy policy,
    @Expected(example = "1") @Nullable Long seed,
    @Expected(example = "2.0") @Nullable Double smallestGain,
    @Expected(example = "8") @Nullable Integer ahead,
    @Nullable Budget budget,
    @Nullable List<GeneralizationTest> challenges,
    @Nullable List<@Expected("the name of a published network, such as ResNet-50") String>
        baselines) {

  /** The study, under an id of its own. */
  Study study(StudyId id) {
    Study study =
        new Study(
            id,
            name,
            dataset == null ? DataSetSection.ofNone() : dataset,
            regime,
            space == null ? SpaceSection.ofNone() : space,
            ladder == null ? Ladder.PAPER : ladder.ladder(),
            models,
            margin == null ? 2.0 : margin,
            confidence == null ? 0.95 : confidence,
            policy == null ? DecisionPolicy.AUTONOMOUS : policy,
            seed == null ? 1 : seed,
            replicates == null ? 1 : replicates,
            options());
    requireFittingBaselines(study);
    requireEffectiveChallenges(study);
    return study;
  }

  private StudyOptions options() {
    return new StudyOptions(
        smallestGain,
        ahead,
        ladder == null ? null : ladder.refinements(),
        budget,
        challenges,
        baselines == null ? null : fullNames(baselines));
  }

  /** The names in full of published networks, however they are written. */
  private static List<String> fullNames(List<String> baselines) {
    List<String> names = new ArrayList<>();
    for (String name : baselines) {
      String field = "baselines[" + names.size() + "]";
      names.add(Conversion.of(Map.of("network", field), () -> Zoo.nameOf(name)));
    }
    return names;
  }

  private static void requireFittingBaselines(Study study) {
    for (Baselines.Misfit misfit : Baselines.of(study).misfits()) {
      throw InvalidFieldException.of(misfit.field(), misfit.name(), misfit.advice());
    }
  }

  private static void requireEffectiveChallenges(Study study) {
    List<GeneralizationTest> challenges = study.optionsOrNone().challenges();
    for (int i = 0; challenges != null && i < challenges.size(); i++) {
      GeneralizationTest challenge = challenges.get(i);
      String field = "challenges[" + i + "]";
      try {
        if (challenge.regime(study.regime()).equals(study.regime())
            && challenge.space(study.space()).equals(study.space())) {
          throw InvalidFieldException.of(
              field, "changes nothing; the space is of that block already");
        }
      } catch (InvalidValueException e) {
        throw InvalidFieldException.of(field, "cannot be: " + e.problem());
      }
    }
  }

  /** The budget of a study. */
  record BudgetSection(
      @Expected(example = "1000") @Nullable Integer trainings,
      @Expected(example = "8.0") @Nullable Double hours,
      @Expected(example = "1.0E15") @Nullable Double flops) {
    Budget budget() {
      if (trainings == null && hours == null && flops == null) {
        throw InvalidFieldException.of(
            "", "must say trainings, hours or flops, such as {hours: 8}");
      }
      return new Budget(trainings, hours, flops);
    }
  }
}
