package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import io.netspace.model.network.Activation;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;

/**
 * Squeeze-and-excitation: multiplies each channel by a factor, which two linear layers compute from
 * the means of all channels, the first with an activation, the second with a sigmoid.
 */
public final class SqueezeExcitation {
  private final Program program;
  private final GlobalAveragePooling pooling;
  private final InnerProduct squeeze;
  private final Elementwise activation;
  private final InnerProduct excite;

  public SqueezeExcitation(
      Program program, Activation activation, LinearParameters squeeze, LinearParameters excite) {
    this.program = program;
    this.pooling = new GlobalAveragePooling(program);
    this.squeeze = new InnerProduct(program, squeeze);
    this.activation = new Elementwise(program, activation);
    this.excite = new InnerProduct(program, excite);
  }

  /** Adds the steps for this input. */
  public Differentiable apply(CnhwTensor x) {
    Differentiable means = pooling.apply(x);
    Differentiable squeezed = squeeze.apply(means.value());
    Differentiable active = squeezed.then(activation.apply(squeezed.value()));
    Differentiable excited = active.then(excite.apply(active.value()));
    CnhwTensor factors = excited.value();
    CnhwTensor y = program.acquireLike(x);
    program.addForward(Nd4jOps.of(new Sigmoid(factors.flat(), factors.flat())));
    program.addForward(Nd4jOps.multiplyRows(x.imageRows(), factors.flat(), y.imageRows()));
    return new Differentiable(y, outputGradient -> addGradient(x, means, excited, outputGradient));
  }

  private CnhwTensor addGradient(
      CnhwTensor x, Differentiable means, Differentiable excited, CnhwTensor outputGradient) {
    CnhwTensor factors = excited.value();
    CnhwTensor product = program.acquireLike(x);
    CnhwTensor inFactors = program.acquireLike(factors);
    program.addBackward(Nd4jOps.multiply(outputGradient.flat(), x.flat(), product.flat()));
    program.addBackward(Nd4jOps.rowSums(product.imageRows(), inFactors.flat()));
    program.release(product);
    addSigmoidGradient(factors, inFactors);
    program.addBackward(
        Nd4jOps.multiplyRows(
            outputGradient.imageRows(), factors.flat(), outputGradient.imageRows()));
    CnhwTensor byMeans = means.gradient().apply(excited.gradient().apply(inFactors));
    program.addBackward(Nd4jOps.add(outputGradient.flat(), byMeans.flat(), outputGradient.flat()));
    program.release(byMeans);
    return outputGradient;
  }

  /** gradient = gradient · factor · (1 − factor). */
  private void addSigmoidGradient(CnhwTensor factors, CnhwTensor gradient) {
    CnhwTensor slope = program.acquireLike(factors);
    program.addBackward(
        Nd4jOps.of(new ScalarReverseSubtraction(factors.flat(), null, slope.flat(), 1)));
    program.addBackward(Nd4jOps.multiply(slope.flat(), factors.flat(), slope.flat()));
    program.addBackward(Nd4jOps.multiply(gradient.flat(), slope.flat(), gradient.flat()));
    program.release(slope);
  }
}
