package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Recipe;
import org.nd4j.linalg.schedule.ISchedule;

/** The recipe's learning rate, as DL4J asks for it: by epoch, counted from 0. */
@SuppressWarnings("serial")
final class HalfCosineSchedule implements ISchedule {
  private final transient Recipe recipe;
  private final int epochs;

  HalfCosineSchedule(Recipe recipe, int epochs) {
    this.recipe = recipe;
    this.epochs = epochs;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return recipe.learningRate(epoch, 1, epochs);
  }

  @Override
  public ISchedule clone() {
    return new HalfCosineSchedule(recipe, epochs);
  }
}
