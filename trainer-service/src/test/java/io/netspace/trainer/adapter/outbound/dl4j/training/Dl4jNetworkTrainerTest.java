package io.netspace.trainer.adapter.outbound.dl4j.training;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.candidate;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.easySplit;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.regime;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netspace.model.network.Architecture;
import io.netspace.model.study.Candidate;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.model.training.Schedule;
import io.netspace.model.training.WeightAverage;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.engine.CpuEngine;
import io.netspace.trainer.application.NetworkTrainer;
import io.netspace.trainer.application.Preflight;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.domain.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class Dl4jNetworkTrainerTest {
  private static final Architecture NETWORK =
      network(2, stage(1, 16, 2, 1, 8), stage(1, 24, 2, 1, 8));
  private static final Candidate CANDIDATE = candidate(NETWORK, 42);

  private final NetworkTrainer trainer = new Dl4jNetworkTrainer();

  @Test
  void aTinyNetworkLearnsAnEasyProblem() throws InterruptedException {
    // Given
    Regime regime = regime(4, 20, 203, Recipe.DEFAULT);
    List<EpochResult> told = new ArrayList<>();

    // When
    TrainingResult end =
        trainer.train(CANDIDATE, regime, easySplit(), TrainingArtifacts.NONE, told::add);

    // Then
    assertThat(end).isInstanceOf(TrainingResult.Completed.class);
    assertThat(end.curve()).isEqualTo(told).hasSize(4);
    assertThat(end.curve().getLast().errorPercent()).isLessThan(6);
    assertThat(end.curve().getLast().trainLoss()).isLessThan(end.curve().getFirst().trainLoss());
    assertThat(end.curve()).extracting(EpochResult::epoch).containsExactly(1, 2, 3, 4);
    assertThat(end.imagesPerSecond()).isPositive();
  }

  @Test
  void theSameCandidateTrainsToTheSameErrorsAgain() throws InterruptedException {
    // Given
    Regime regime = regime(3, 16, 203, Recipe.DEFAULT);

    // When
    TrainingResult first =
        trainer.train(CANDIDATE, regime, easySplit(), TrainingArtifacts.NONE, result -> {});
    TrainingResult second =
        trainer.train(CANDIDATE, regime, easySplit(), TrainingArtifacts.NONE, result -> {});

    // Then
    assertThat(second.curve())
        .extracting(EpochResult::trainLoss, EpochResult::errorPercent)
        .isEqualTo(
            first.curve().stream()
                .map(r -> org.assertj.core.groups.Tuple.tuple(r.trainLoss(), r.errorPercent()))
                .toList());
  }

  @Test
  void anotherSeedTrainsToAnotherLoss() throws InterruptedException {
    // Given
    Regime regime = regime(1, 16, 203, Recipe.DEFAULT);

    // When
    TrainingResult first =
        trainer.train(CANDIDATE, regime, easySplit(), TrainingArtifacts.NONE, result -> {});
    TrainingResult second =
        trainer.train(
            candidate(NETWORK, 43), regime, easySplit(), TrainingArtifacts.NONE, result -> {});

    // Then
    assertThat(second.curve().getFirst().trainLoss())
        .isNotEqualTo(first.curve().getFirst().trainLoss());
  }

  @Test
  void anAbsurdLearningRateDivergesAndThrowsNothing() throws InterruptedException {
    // Given
    Regime regime = regime(5, 20, 203, new Recipe(10, 0.99, 0.9, 0.9));

    // When
    TrainingResult end =
        trainer.train(CANDIDATE, regime, easySplit(), TrainingArtifacts.NONE, result -> {});

    // Then
    assertThat(end).isInstanceOf(TrainingResult.Diverged.class);
  }

  @Test
  void aSmoothedAndAveragedTrainingDivergesToo() throws InterruptedException {
    // Given
    Recipe absurd =
        new Recipe(
            10,
            0.99,
            0.9,
            0.9,
            Schedule.PER_STEP,
            null,
            0.1,
            true,
            new WeightAverage(1e-4, 1),
            40,
            null);

    // When
    TrainingResult end =
        trainer.train(
            CANDIDATE, regime(5, 20, 203, absurd), easySplit(), TrainingArtifacts.NONE, _ -> {});

    // Then
    assertThat(end).isInstanceOf(TrainingResult.Diverged.class);
    assertThat(end.seconds()).isPositive();
  }

  @Test
  void theAveragedWeightsAreWhatIsMeasured() throws InterruptedException {
    // Given: an average that has hardly left the fresh weights, of which each guesses
    Recipe frozen =
        new Recipe(
            0.1, 0.9, 5e-4, 0, null, null, null, null, new WeightAverage(1e-9, 1), 200, null);

    // When
    TrainingResult end =
        trainer.train(
            CANDIDATE, regime(4, 20, 203, frozen), easySplit(), TrainingArtifacts.NONE, _ -> {});

    // Then
    assertThat(end.curve().getLast().trainLoss()).isLessThan(0.3);
    assertThat(end.curve().getLast().errorPercent())
        .isEqualTo(end.curve().getFirst().errorPercent())
        .isGreaterThan(20);
  }

  @Test
  void aSmoothedLossStaysAboveThatOfItsLabels() throws InterruptedException {
    // Given
    double s = 0.2;
    Recipe smoothed = new Recipe(0.1, 0.9, 5e-4, 0, null, null, s, null, null, null, null);
    double least = -(1 - s / 2) * Math.log(1 - s / 2) - s / 2 * Math.log(s / 2);

    // When
    TrainingResult end =
        trainer.train(
            CANDIDATE, regime(4, 20, 203, smoothed), easySplit(), TrainingArtifacts.NONE, _ -> {});

    // Then
    assertThat(end.curve().getLast().trainLoss()).isBetween(least, least + 0.15);
    assertThat(end.curve().getLast().errorPercent()).isLessThan(6);
  }

  @Test
  void anInterruptedThreadHandsTheWorkBack() {
    // Given
    Regime regime = regime(1000, 20, 203, Recipe.DEFAULT);

    // When / Then
    assertThatThrownBy(
            () ->
                trainer.train(
                    CANDIDATE,
                    regime,
                    easySplit(),
                    TrainingArtifacts.NONE,
                    result -> Thread.currentThread().interrupt()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void theEngineIsNamedWithItsVersions() {
    assertThat(trainer.device()).isEqualTo("cpu");
    assertThat(trainer.engine(network(2, stage(1, 256, 1, 1, 256))))
        .matches("deeplearning4j \\S+, onednn 3\\.\\d+\\.\\d+");
    Architecture narrow = network(2, stage(1, 8, 2, 1, 4));
    assumeThat(CpuEngine.of(BackbonePlan.of(narrow))).isEqualTo(CpuEngine.VECTOR);
    assertThat(trainer.engine(narrow)).matches("deeplearning4j \\S+, vector 1, 512 bits");
  }

  @Test
  void aHealthyMachinePassesThePreflight() throws InterruptedException {
    assertThat(new Preflight(trainer).failure()).isEmpty();
  }
}
