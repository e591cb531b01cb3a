package io.netspace.trainer.adapter.outbound.dl4j;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/** The updater of {@link NesterovDescent} for one range of the parameters. */
final class NesterovUpdater implements GradientUpdater<NesterovDescent> {
  static final String VELOCITY = "velocity";

  private final NesterovDescent descent;
  private INDArray velocity;

  NesterovUpdater(NesterovDescent descent, INDArray velocity) {
    this.descent = descent;
    this.velocity = velocity;
  }

  @Override
  public NesterovDescent getConfig() {
    return descent;
  }

  @Override
  public Map<String, INDArray> getState() {
    return Map.of(VELOCITY, velocity);
  }

  @Override
  public void setState(Map<String, INDArray> state, boolean initialise) {
    velocity = Objects.requireNonNull(state.get(VELOCITY));
  }

  @Override
  public void setStateViewArray(
      INDArray state, long[] gradientShape, char gradientOrder, boolean initialise) {
    velocity = initialise ? state.assign(0) : state;
  }

  /** Replaces the gradient by the update, which is subtracted from the weights. */
  @Override
  public void applyUpdater(INDArray gradient, int step, int epoch) {
    Level1 blas = Nd4j.getBlasWrapper().level1();
    long count = gradient.length();
    blas.scal(count, descent.momentum(), velocity);
    blas.axpy(count, 1, gradient, velocity);
    blas.axpy(count, descent.momentum(), velocity, gradient);
    blas.scal(count, descent.getLearningRate(step, epoch), gradient);
  }
}
