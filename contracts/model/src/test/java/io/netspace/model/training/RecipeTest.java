package io.netspace.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
  /** Of a few operations in float64. */
  private static final double ROUNDING = 1e-12;

  private static final int STEPS = 10;
  private static final int EPOCHS = 4;

  @ParameterizedTest
  @CsvSource({"0, 1.0", "9, 1.0", "10, 0.8535533905932737", "20, 0.5", "39, 0.1464466094067262"})
  void theRateFallsOnAHalfCosineOnceAnEpoch(int step, double rate) {
    assertThat(recipe(null, null).learningRate(step, STEPS, EPOCHS)).isCloseTo(rate, rounding());
  }

  @ParameterizedTest
  @CsvSource({"0, 1.0", "5, 0.9619397662556434", "10, 0.8535533905932737", "20, 0.5"})
  void theRateFallsOnAHalfCosineWithEveryStep(int step, double rate) {
    assertThat(recipe(Schedule.PER_STEP, null).learningRate(step, STEPS, EPOCHS))
        .isCloseTo(rate, rounding());
  }

  @ParameterizedTest
  @CsvSource({"0, 0.1", "9, 0.1", "10, 0.46945436482630054", "20, 0.5", "30, 0.1464466094067262"})
  void aWarmUpOfTwoEpochsStartsAtATenthAndEndsAtOne(int step, double rate) {
    assertThat(recipe(null, 2).learningRate(step, STEPS, EPOCHS)).isCloseTo(rate, rounding());
  }

  @ParameterizedTest
  @CsvSource({"0, 0.1", "5, 0.3126304240330841", "20, 0.5"})
  void aWarmUpGrowsWithEveryStepWhereTheRateDoes(int step, double rate) {
    assertThat(recipe(Schedule.PER_STEP, 2).learningRate(step, STEPS, EPOCHS))
        .isCloseTo(rate, rounding());
  }

  @Test
  void onlyTheFirstEpochsWarmUp() {
    // Given
    Recipe recipe = recipe(null, 2);

    // Then
    assertThat(recipe.warmsUp(1)).isTrue();
    assertThat(recipe.warmsUp(2)).isFalse();
    assertThat(Recipe.DEFAULT.warmsUp(0)).isFalse();
  }

  @Test
  void theAveragesShareGrowsWithTheStepsItStandsFor() {
    assertThat(new WeightAverage(2.5e-4, 32).share(1024, 50)).isCloseTo(0.16384, rounding());
    assertThat(new WeightAverage(1e-5, 32).share(128, 200)).isCloseTo(2.048e-4, rounding());
    assertThat(new WeightAverage(0.5, 32).share(64, 2)).isEqualTo(1);
  }

  @Test
  void theTextNamesOnlyWhatIsThere() {
    assertThat(CanonicalTraining.text(Recipe.DEFAULT))
        .isEqualTo("Recipe[learningRate=0.1, momentum=0.9, weightDecay=5.0E-4, normDecay=0.0]");
    assertThat(CanonicalTraining.text(recipe(Schedule.PER_STEP, 2)))
        .isEqualTo(
            "Recipe[learningRate=1.0, momentum=0.0, weightDecay=0.0, normDecay=0.0,"
                + " schedule=PER_STEP, warmupEpochs=2, labelSmoothing=0.1, zeroInitGamma=true,"
                + " average=WeightAverage[alpha=0.1, period=8], preciseNormImages=64,"
                + " augmentation=Augmentation[flip=true, cropPadding=0, minimumArea=0.5]]");
  }

  private static Recipe recipe(@Nullable Schedule schedule, @Nullable Integer warmupEpochs) {
    return new Recipe(
        1,
        0,
        0,
        0,
        schedule,
        warmupEpochs,
        0.1,
        true,
        new WeightAverage(0.1, 8),
        64,
        new Augmentation(true, 0, 0.5));
  }

  private static org.assertj.core.data.Offset<Double> rounding() {
    return within(ROUNDING);
  }
}
