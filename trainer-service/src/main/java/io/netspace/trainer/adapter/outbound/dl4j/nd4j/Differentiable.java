package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import java.util.function.UnaryOperator;

/**
 * The result of forward steps of a program, with a function that adds the backward steps.
 *
 * @param gradient adds the steps from the loss's gradient with respect to {@code value} to the one
 *     with respect to the input; it owns its argument, which it may overwrite, and passes on the
 *     ownership of its result
 */
public record Differentiable(CnhwTensor value, UnaryOperator<CnhwTensor> gradient) {

  /** The identity. */
  public static Differentiable of(CnhwTensor value) {
    return new Differentiable(value, UnaryOperator.identity());
  }

  /** Adds the backward steps for this gradient with respect to {@code value}. */
  public void addGradient(CnhwTensor outputGradient) {
    var _ = gradient.apply(outputGradient);
  }

  /** The composition of this and {@code next}, whose input is this value. */
  public Differentiable then(Differentiable next) {
    return new Differentiable(
        next.value, outputGradient -> gradient.apply(next.gradient.apply(outputGradient)));
  }
}
