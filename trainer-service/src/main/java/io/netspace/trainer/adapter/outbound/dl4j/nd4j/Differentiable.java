package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import java.util.function.UnaryOperator;

/**
 * The result of forward steps already in a program, and how to add the backward ones.
 *
 * @param gradient adds the steps from the loss's gradient in {@code value} to that in the input;
 *     takes over the numbers that it is given, and may overwrite them, and hands over those it
 *     returns
 */
public record Differentiable(CnhwTensor value, UnaryOperator<CnhwTensor> gradient) {

  /** An input as it is. */
  public static Differentiable of(CnhwTensor value) {
    return new Differentiable(value, UnaryOperator.identity());
  }

  /** Adds the backward steps that start from this gradient in {@code value}. */
  public void addGradient(CnhwTensor outer) {
    var _ = gradient.apply(outer);
  }

  /** This, followed by {@code next}, which was built on this value. */
  public Differentiable then(Differentiable next) {
    return new Differentiable(next.value, outer -> gradient.apply(next.gradient.apply(outer)));
  }
}
