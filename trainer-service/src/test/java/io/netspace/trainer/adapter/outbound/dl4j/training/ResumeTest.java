package io.netspace.trainer.adapter.outbound.dl4j.training;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.candidate;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.easySplit;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.regime;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netspace.model.study.Candidate;
import io.netspace.model.training.Augmentation;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.model.training.Schedule;
import io.netspace.model.training.WeightAverage;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.engine.CpuEngine;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.application.TrainingListener;
import io.netspace.trainer.domain.TrainingResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeTest {
  private static final Candidate CANDIDATE =
      candidate(network(2, stage(1, 8, 2, 1, 4), stage(1, 16, 2, 1, 8)), 42);
  private static final int EPOCHS = 3;

  /** Four steps of training, two for the statistics and one of validation make an epoch. */
  private static final int BATCH = 48;

  private static final int STEPS = EPOCHS * (4 + 2 + 1);

  private static final Regime PLAIN = regime(EPOCHS, BATCH, 203, Recipe.DEFAULT);

  private static final Regime WITH_EVERYTHING =
      regime(
          EPOCHS,
          BATCH,
          203,
          new Recipe(
              0.1,
              0.9,
              5e-4,
              1e-4,
              Schedule.PER_STEP,
              1,
              0.1,
              true,
              new WeightAverage(0.01, 2),
              2 * BATCH,
              new Augmentation(true, 1, 0)));

  /** Float32 rounds otherwise with other instruction sets. */
  private static final double ROUNDING = 1e-4;

  private static final Map<Regime, Result> UNDISTURBED = new HashMap<>();

  @BeforeAll
  static void trainUndisturbed() throws InterruptedException {
    for (Regime regime : List.of(PLAIN, WITH_EVERYTHING)) {
      UNDISTURBED.put(regime, train(regime, TrainingArtifacts.NONE, new Listener(0)));
    }
  }

  static Stream<Regime> regimes() {
    return Stream.of(PLAIN, WITH_EVERYTHING);
  }

  /** All but the last, which nothing follows that an interrupt could stop. */
  static IntStream steps() {
    return IntStream.range(1, STEPS);
  }

  static IntStream epochs() {
    return IntStream.rangeClosed(1, EPOCHS);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void anInterruptAtAnyStepChangesNothing(int step) throws InterruptedException {
    // Given
    TrainingArtifacts artifacts = new InMemoryArtifacts();
    Listener interrupting = new Listener(step);

    // When
    assertThatThrownBy(() -> train(WITH_EVERYTHING, artifacts, interrupting))
        .isInstanceOf(InterruptedException.class);
    Result resumed = train(WITH_EVERYTHING, artifacts, new Listener(0));

    // Then
    assertThat(resumed).isEqualTo(undisturbed(WITH_EVERYTHING));
  }

  @ParameterizedTest
  @MethodSource("epochs")
  void aDeathBeforeTheStateOfAnEpochIsKeptChangesNothing(int epoch) throws InterruptedException {
    // Given
    TrainingArtifacts artifacts = new InMemoryArtifacts();
    TrainingListener dying =
        result -> {
          if (result.epoch() == epoch) {
            throw new IllegalStateException("killed");
          }
        };

    // When
    assertThatThrownBy(() -> train(PLAIN, artifacts, dying)).hasMessage("killed");
    Listener told = new Listener(0);
    Result resumed = train(PLAIN, artifacts, told);

    // Then
    assertThat(resumed).isEqualTo(undisturbed(PLAIN));
    assertThat(told.epochs).isEqualTo(IntStream.rangeClosed(epoch, EPOCHS).boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("epochs")
  void aDeathAfterTheStateOfAnEpochIsKeptChangesNothing(int epoch) throws InterruptedException {
    // Given
    InMemoryArtifacts artifacts =
        new InMemoryArtifacts() {
          private int kept;

          @Override
          public void saveCheckpoint(byte[] newState) {
            super.saveCheckpoint(newState);
            if (++kept == epoch) {
              throw new IllegalStateException("killed");
            }
          }
        };

    // When
    assertThatThrownBy(() -> train(WITH_EVERYTHING, artifacts, new Listener(0)))
        .hasMessage("killed");
    Listener told = new Listener(0);
    Result resumed = train(WITH_EVERYTHING, artifacts, told);

    // Then
    assertThat(resumed).isEqualTo(undisturbed(WITH_EVERYTHING));
    assertThat(told.epochs).isEqualTo(IntStream.rangeClosed(epoch + 1, EPOCHS).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource(CpuEngine.class)
  void trainingOfEachEngineIsResumedBitForBit(CpuEngine engine) throws InterruptedException {
    // Given
    int width = engine == CpuEngine.VECTOR ? 12 : 64;
    Candidate candidate = candidate(network(2, stage(1, width, 2, 1, width / 4)), 42);
    assumeThat(CpuEngine.of(BackbonePlan.of(candidate.architecture()))).isEqualTo(engine);
    TrainingArtifacts artifacts = new InMemoryArtifacts();
    Listener interrupting = new Listener(STEPS / EPOCHS + 2);

    // When
    assertThatThrownBy(() -> train(candidate, WITH_EVERYTHING, artifacts, interrupting))
        .isInstanceOf(InterruptedException.class);
    Listener told = new Listener(0);
    Result resumed = train(candidate, WITH_EVERYTHING, artifacts, told);

    // Then
    assertThat(told.epochs).isEqualTo(List.of(2, 3));
    assertThat(resumed)
        .isEqualTo(train(candidate, WITH_EVERYTHING, TrainingArtifacts.NONE, new Listener(0)));
  }

  @Test
  void aTrainingThatIsStoppedAgainAndAgainIsStillTheSame() throws InterruptedException {
    // Given
    TrainingArtifacts artifacts = new InMemoryArtifacts();
    for (int attempt = 1; attempt < EPOCHS; attempt++) {
      Listener interrupting = new Listener(STEPS / EPOCHS + 2);
      assertThatThrownBy(() -> train(WITH_EVERYTHING, artifacts, interrupting))
          .isInstanceOf(InterruptedException.class);
      assertThat(interrupting.epochs).containsExactly(attempt);
    }

    // When
    Result resumed = train(WITH_EVERYTHING, artifacts, new Listener(0));

    // Then
    assertThat(resumed).isEqualTo(undisturbed(WITH_EVERYTHING));
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void secondsAndImagesCountAllAttempts(Regime regime) throws InterruptedException {
    // Given
    TrainingArtifacts artifacts = new InMemoryArtifacts();
    TrainingResult first = end(regime, artifacts);

    // When
    TrainingResult again = end(regime, artifacts);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(again.seconds())
        .isCloseTo(again.curve().stream().mapToDouble(EpochResult::seconds).sum(), within(1e-9));
    assertThat(again.imagesPerSecond()).isPositive();
  }

  @Test
  void aStateThatIsDamagedIsAsNone() throws InterruptedException {
    // Given
    TrainingArtifacts artifacts = new InMemoryArtifacts();
    train(PLAIN, artifacts, new Listener(0));
    byte[] damaged = artifacts.loadCheckpoint().orElseThrow();
    damaged[damaged.length / 2]++;
    artifacts.saveCheckpoint(damaged);
    Listener told = new Listener(0);

    // When
    Result trained = train(PLAIN, artifacts, told);

    // Then
    assertThat(trained).isEqualTo(undisturbed(PLAIN));
    assertThat(told.epochs).hasSize(EPOCHS);
  }

  @Test
  void theStateOfAnotherRegimeIsAsNone() throws InterruptedException {
    // Given
    TrainingArtifacts artifacts = new InMemoryArtifacts();
    train(PLAIN, artifacts, new Listener(0));

    // When
    Result trained = train(WITH_EVERYTHING, artifacts, new Listener(0));

    // Then
    assertThat(trained).isEqualTo(undisturbed(WITH_EVERYTHING));
  }

  /** An earlier version wrote it after the second of three epochs. */
  @Test
  void aCheckpointWrittenByAnEarlierVersionIsResumed() throws InterruptedException, IOException {
    // Given
    Candidate candidate = candidate(network(2, stage(1, 8, 2, 1, 4)), 42);
    TrainingArtifacts artifacts = new InMemoryArtifacts();
    try (InputStream checkpoint = ResumeTest.class.getResourceAsStream("/golden/checkpoint.bin")) {
      artifacts.saveCheckpoint(Objects.requireNonNull(checkpoint).readAllBytes());
    }
    Listener told = new Listener(0);

    // When
    List<EpochResult> curve;
    try (TrainingSession session = new TrainingSession(candidate, PLAIN, easySplit(), artifacts)) {
      curve = session.run(told).curve();
    }

    // Then
    assertThat(told.epochs).containsExactly(3);
    assertThat(curve.subList(0, 2))
        .containsExactly(
            new EpochResult(1, 0.1, 0.6933195193608601, 29.72972972972973, 0.324804534),
            new EpochResult(
                2, 0.07500000000000001, 0.6863225897153219, 24.324324324324323, 0.174155307));
    assertThat(curve.getLast().trainLoss()).isCloseTo(0.6667082806428274, within(ROUNDING));
  }

  private static Result undisturbed(Regime regime) {
    return Objects.requireNonNull(UNDISTURBED.get(regime));
  }

  private static Result train(Regime regime, TrainingArtifacts artifacts, TrainingListener listener)
      throws InterruptedException {
    return train(CANDIDATE, regime, artifacts, listener);
  }

  private static Result train(
      Candidate candidate, Regime regime, TrainingArtifacts artifacts, TrainingListener listener)
      throws InterruptedException {
    try (TrainingSession session = new TrainingSession(candidate, regime, easySplit(), artifacts)) {
      TrainingResult end = session.run(listener);
      return new Result(
          end.curve().stream().map(Point::of).toList(),
          Arrays.stream(bits(session.network().parameters().toFloatVector())).boxed().toList());
    }
  }

  private static TrainingResult end(Regime regime, TrainingArtifacts artifacts)
      throws InterruptedException {
    try (TrainingSession session = new TrainingSession(CANDIDATE, regime, easySplit(), artifacts)) {
      return session.run(_ -> {});
    }
  }

  private static int[] bits(float[] numbers) {
    return IntStream.range(0, numbers.length)
        .map(i -> Float.floatToRawIntBits(numbers[i]))
        .toArray();
  }

  /** Everything of a training but its times: the final parameters to the last bit. */
  private record Result(List<Point> curve, List<Integer> parameters) {}

  private record Point(int epoch, double learningRate, double loss, double errorPercent) {
    static Point of(EpochResult result) {
      return new Point(
          result.epoch(), result.learningRate(), result.trainLoss(), result.errorPercent());
    }
  }

  /** Interrupts at one step, counted from 1, of training, statistics or validation. */
  private static final class Listener implements TrainingListener {
    private final int interruptAt;
    private final List<Integer> epochs = new ArrayList<>();
    private int steps;

    Listener(int interruptAt) {
      this.interruptAt = interruptAt;
    }

    @Override
    public void onEpoch(EpochResult result) {
      epochs.add(result.epoch());
    }

    @Override
    public void onStep() {
      if (++steps == interruptAt) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
