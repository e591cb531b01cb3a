package io.netspace.trainer.adapter.outbound.dl4j.operations;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dense numbers that are learned; and where their gradient goes, if there is one. */
public record Learned(INDArray value, @Nullable INDArray gradient) {

  /** Some of a vector. */
  public Learned part(long first, long length) {
    return new Learned(
        value.get(interval(first, first + length)),
        gradient == null ? null : gradient.get(interval(first, first + length)));
  }

  /** The same numbers in another shape. */
  Learned seenAs(long... shape) {
    return new Learned(
        value.reshape('c', true, shape),
        gradient == null ? null : gradient.reshape('c', true, shape));
  }

  INDArray target() {
    if (gradient == null) {
      throw new IllegalStateException("these numbers have no place for their gradient");
    }
    return gradient;
  }
}
