package io.netspace.trainer.adapter.outbound.dl4j.operations;

import io.netspace.contracts.vocabulary.Activation;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;

/**
 * Squeeze-and-excitation: each channel times a factor, which two linear layers make of the means of
 * all channels, the first with an activation, the second with a sigmoid.
 */
public final class SqueezeExcitation {
  private final Program program;
  private final GlobalAveragePooling pooling;
  private final InnerProduct squeeze;
  private final Elementwise activation;
  private final InnerProduct excite;

  public SqueezeExcitation(
      Program program, Activation activation, LinearLayer squeeze, LinearLayer excite) {
    this.program = program;
    this.pooling = new GlobalAveragePooling(program);
    this.squeeze = new InnerProduct(program, squeeze);
    this.activation = new Elementwise(program, activation);
    this.excite = new InnerProduct(program, excite);
  }

  /** Adds the steps for this input. */
  public Differentiable apply(Planes x) {
    Differentiable means = pooling.apply(x);
    Differentiable squeezed = squeeze.apply(means.value());
    Differentiable active = squeezed.then(activation.apply(squeezed.value()));
    Differentiable excited = active.then(excite.apply(active.value()));
    Planes factors = excited.value();
    Planes y = program.acquireLike(x);
    program.addForward(Steps.of(new Sigmoid(factors.flat(), factors.flat())));
    program.addForward(Steps.scaleRows(x.rows(), factors.flat(), y.rows()));
    return new Differentiable(y, outer -> addGradient(x, means, excited, outer));
  }

  private Planes addGradient(Planes x, Differentiable means, Differentiable excited, Planes outer) {
    Planes factors = excited.value();
    Planes product = program.acquireLike(x);
    Planes inFactors = program.acquireLike(factors);
    program.addBackward(Steps.product(outer.flat(), x.flat(), product.flat()));
    program.addBackward(Steps.rowSums(product.rows(), inFactors.flat()));
    program.release(product);
    addSigmoidGradient(factors, inFactors);
    program.addBackward(Steps.scaleRows(outer.rows(), factors.flat(), outer.rows()));
    Planes byMeans = means.gradient().apply(excited.gradient().apply(inFactors));
    program.addBackward(Steps.sum(outer.flat(), byMeans.flat(), outer.flat()));
    program.release(byMeans);
    return outer;
  }

  /** gradient = gradient · factor · (1 − factor). */
  private void addSigmoidGradient(Planes factors, Planes gradient) {
    Planes slope = program.acquireLike(factors);
    program.addBackward(
        Steps.of(new ScalarReverseSubtraction(factors.flat(), null, slope.flat(), 1)));
    program.addBackward(Steps.product(slope.flat(), factors.flat(), slope.flat()));
    program.addBackward(Steps.product(gradient.flat(), slope.flat(), gradient.flat()));
    program.release(slope);
  }
}
