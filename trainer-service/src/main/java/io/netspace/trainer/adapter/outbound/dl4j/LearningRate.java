package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.model.training.Recipe;
import io.netspace.model.training.Schedule;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The recipe's learning rate as a schedule of DL4J: a function of the step, counted from 0 over all
 * epochs. The name of this class and of its fields are in saved networks: renaming one makes them
 * unreadable.
 */
@SuppressWarnings("serial")
final class LearningRate implements ISchedule {
  @JsonProperty private final double start;
  @JsonProperty private final @Nullable Schedule schedule;
  @JsonProperty private final @Nullable Integer warmupEpochs;
  @JsonProperty private final int epochs;
  @JsonProperty private final int stepsPerEpoch;
  private final transient Recipe recipe;

  LearningRate(Recipe recipe, int epochs, int stepsPerEpoch) {
    this(recipe.learningRate(), recipe.schedule(), recipe.warmupEpochs(), epochs, stepsPerEpoch);
  }

  @JsonCreator
  private LearningRate(
      @JsonProperty("start") double start,
      @JsonProperty("schedule") @Nullable Schedule schedule,
      @JsonProperty("warmupEpochs") @Nullable Integer warmupEpochs,
      @JsonProperty("epochs") int epochs,
      @JsonProperty("stepsPerEpoch") int stepsPerEpoch) {
    this.start = start;
    this.schedule = schedule;
    this.warmupEpochs = warmupEpochs;
    this.epochs = epochs;
    this.stepsPerEpoch = stepsPerEpoch;
    this.recipe = new Recipe(start, 0, 0, 0, schedule, warmupEpochs, null, null, null, null, null);
  }

  @Override
  public double valueAt(int step, int epoch) {
    return recipe.learningRate(step, stepsPerEpoch, epochs);
  }

  @Override
  public ISchedule clone() {
    return new LearningRate(start, schedule, warmupEpochs, epochs, stepsPerEpoch);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LearningRate rate
        && recipe.equals(rate.recipe)
        && epochs == rate.epochs
        && stepsPerEpoch == rate.stepsPerEpoch;
  }

  @Override
  public int hashCode() {
    return recipe.hashCode();
  }
}
