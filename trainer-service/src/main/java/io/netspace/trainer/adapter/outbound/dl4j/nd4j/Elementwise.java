package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import io.netspace.model.network.Activation;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Relu6;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SwishDerivative;

/** An activation function, applied to each value. */
public final class Elementwise {
  private final Program program;
  private final Activation function;

  public Elementwise(Program program, Activation function) {
    this.program = program;
    this.function = function;
  }

  /** Adds the steps for this input, which no other step may read: they may overwrite it. */
  public Differentiable apply(CnhwTensor x) {
    return switch (function) {
      case RELU ->
          piecewiseLinear(x, Nd4jOps.of(new RectifiedLinear(x.flat(), x.flat(), 0)), "relu_bp");
      case RELU6 -> piecewiseLinear(x, Nd4jOps.of(new Relu6(x.flat(), x.flat(), 0)), "relu6_bp");
      case SILU, GELU -> smooth(x);
    };
  }

  /** Functions whose derivative follows from their value, which therefore overwrites the input. */
  private Differentiable piecewiseLinear(CnhwTensor x, Runnable forward, String derivative) {
    program.addForward(forward);
    return new Differentiable(
        x,
        outputGradient -> {
          program.addBackward(
              Nd4jOps.of(
                  derivative, List.of(x.flat(), outputGradient.flat()), outputGradient.flat()));
          return outputGradient;
        });
  }

  private Differentiable smooth(CnhwTensor x) {
    CnhwTensor y = program.acquireLike(x);
    value(x.flat(), y.flat()).forEach(program::addForward);
    if (!program.training()) {
      program.release(x);
    }
    return new Differentiable(y, outputGradient -> addGradient(x, outputGradient));
  }

  private CnhwTensor addGradient(CnhwTensor x, CnhwTensor outputGradient) {
    CnhwTensor slope = program.acquireLike(x);
    CnhwTensor room = program.acquireLike(x);
    derivative(x.flat(), room.flat(), slope.flat()).forEach(program::addBackward);
    program.addBackward(
        Nd4jOps.multiply(outputGradient.flat(), slope.flat(), outputGradient.flat()));
    program.release(room);
    program.release(slope);
    return outputGradient;
  }

  private List<Runnable> value(INDArray x, INDArray y) {
    if (function == Activation.SILU) {
      return List.of(Nd4jOps.of(new Swish(x, y)));
    }
    return List.of(normalDistribution(x, y), Nd4jOps.multiply(x, y, y));
  }

  private List<Runnable> derivative(INDArray x, INDArray room, INDArray slope) {
    if (function == Activation.SILU) {
      return List.of(Nd4jOps.of(new SwishDerivative(x, slope)));
    }
    return List.of(
        normalDistribution(x, slope),
        normalDensity(x, room),
        Nd4jOps.multiply(x, room, room),
        Nd4jOps.add(slope, room, slope));
  }

  /** target = ½ (1 + erf(x / √2)). */
  private static Runnable normalDistribution(INDArray x, INDArray target) {
    return sequence(
        Nd4jOps.multiplyScalar(x, Math.sqrt(0.5), target),
        Nd4jOps.of(new Erf(target, target)),
        Nd4jOps.addScalar(target, 1, target),
        Nd4jOps.multiplyScalar(target, 0.5, target));
  }

  /** target = exp(−x² / 2) / √(2π). */
  private static Runnable normalDensity(INDArray x, INDArray target) {
    return sequence(
        Nd4jOps.multiply(x, x, target),
        Nd4jOps.multiplyScalar(target, -0.5, target),
        Nd4jOps.of(new Exp(target, target)),
        Nd4jOps.multiplyScalar(target, 1 / Math.sqrt(2 * Math.PI), target));
  }

  private static Runnable sequence(Runnable... steps) {
    List<Runnable> all = List.of(steps);
    return () -> all.forEach(Runnable::run);
  }
}
