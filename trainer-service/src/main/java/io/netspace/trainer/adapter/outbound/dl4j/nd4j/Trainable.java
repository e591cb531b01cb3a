package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense array of parameters, with the array of its gradient in training. */
public record Trainable(INDArray value, @Nullable INDArray gradient) {

  /** A view of a range of a vector. */
  public Trainable slice(long first, long length) {
    return new Trainable(
        value.get(interval(first, first + length)),
        gradient == null ? null : gradient.get(interval(first, first + length)));
  }

  /** A view in another shape. */
  Trainable reshape(long... shape) {
    return new Trainable(
        value.reshape('c', true, shape),
        gradient == null ? null : gradient.reshape('c', true, shape));
  }

  INDArray requireGradient() {
    if (gradient == null) {
      throw new IllegalStateException("these numbers have no place for their gradient");
    }
    return gradient;
  }
}
