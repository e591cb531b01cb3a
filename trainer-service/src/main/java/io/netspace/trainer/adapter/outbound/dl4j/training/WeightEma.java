package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.model.training.WeightAverage;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Exponential moving average of all parameters of a network, running statistics included: after the
 * first step of an epoch and every period of steps from there, average ← average + weight ·
 * (parameters − average); during a warm-up it equals the parameters.
 */
final class WeightEma implements AutoCloseable {
  private final Recipe recipe;
  private final int period;
  private final double updateWeight;
  private final INDArray average;

  /** Starts with a copy of the parameters. */
  WeightEma(WeightAverage rule, Regime regime, INDArray parameters) {
    this.recipe = regime.recipe();
    this.period = rule.period();
    this.updateWeight = rule.share(regime.batchSize(), regime.epochs());
    this.average = parameters.dup();
  }

  /** Updates the average after a step, if the step is due; both are counted from 0. */
  void update(INDArray parameters, int step, int epoch) {
    if (step % period == 0) {
      double weight = recipe.warmsUp(epoch) ? 1 : updateWeight;
      average.muli(1 - weight);
      Nd4j.getBlasWrapper().level1().axpy(average.length(), weight, parameters, average);
    }
  }

  /** Swaps the average and the parameters. */
  void swap(INDArray parameters) {
    INDArray held = parameters.dup();
    parameters.assign(average);
    average.assign(held);
    held.close();
  }

  INDArray average() {
    return average;
  }

  @Override
  public void close() {
    average.close();
  }
}
