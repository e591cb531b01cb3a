package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import java.util.function.UnaryOperator;

/**
 * The result of forward steps already in a program, and how to add the backward ones.
 *
 * @param gradient adds the steps from the loss's gradient in {@code value} to that in the input;
 *     takes over the tensor that it is given, and hands over the one it returns
 */
public record Differentiable(Tensor value, UnaryOperator<Tensor> gradient) {

  /** Adds the backward steps that start from this gradient in {@code value}. */
  public void addGradient(Tensor outer) {
    var _ = gradient.apply(outer);
  }

  /** This, followed by {@code next}, which was built on this value. */
  public Differentiable then(Differentiable next) {
    return new Differentiable(next.value, outer -> gradient.apply(next.gradient.apply(outer)));
  }
}
