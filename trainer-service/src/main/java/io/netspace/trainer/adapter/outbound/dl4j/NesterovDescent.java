package io.netspace.trainer.adapter.outbound.dl4j;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Stochastic gradient descent with Nesterov momentum as PyTorch defines it: v ← m v + g, then w ← w
 * − lr (g + m v). Its state is v, free of the learning rate, so that a change of rate leaves the
 * momentum as it was; the state of DL4J's own Nesterov updater includes the rate. The name of this
 * class and of its fields are in saved networks: renaming one makes them unreadable.
 */
@SuppressWarnings("serial")
final class NesterovDescent implements IUpdater {
  @JsonProperty private ISchedule learningRate;
  @JsonProperty private final double momentum;

  /**
   * @param momentum m, in [0, 1)
   */
  @JsonCreator
  NesterovDescent(
      @JsonProperty("learningRate") ISchedule learningRate,
      @JsonProperty("momentum") double momentum) {
    this.learningRate = learningRate;
    this.momentum = momentum;
  }

  double momentum() {
    return momentum;
  }

  @Override
  public double getLearningRate(int step, int epoch) {
    return learningRate.valueAt(step, epoch);
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  /** Takes the schedule and ignores the rate: a recipe has no constant one. */
  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    this.learningRate = Objects.requireNonNull(schedule, "the learning rate needs a schedule");
  }

  @Override
  public long stateSize(long parameters) {
    return parameters;
  }

  @Override
  public GradientUpdater<NesterovDescent> instantiate(INDArray state, boolean initialise) {
    return new NesterovUpdater(this, initialise ? state.assign(0) : state);
  }

  @Override
  public GradientUpdater<NesterovDescent> instantiate(
      Map<String, INDArray> state, boolean initialise) {
    return instantiate(Objects.requireNonNull(state.get(NesterovUpdater.VELOCITY)), initialise);
  }

  @Override
  public IUpdater clone() {
    return new NesterovDescent(learningRate.clone(), momentum);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NesterovDescent descent
        && learningRate.equals(descent.learningRate)
        && momentum == descent.momentum;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(momentum);
  }
}
