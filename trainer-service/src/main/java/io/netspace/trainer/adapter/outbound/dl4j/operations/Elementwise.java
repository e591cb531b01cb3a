package io.netspace.trainer.adapter.outbound.dl4j.operations;

import io.netspace.contracts.vocabulary.Activation;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Relu6;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SwishDerivative;

/** A network's activation, a function of each number alone. */
public final class Elementwise {
  private final Program program;
  private final Activation function;

  public Elementwise(Program program, Activation function) {
    this.program = program;
    this.function = function;
  }

  /** Adds the steps for this input, which nothing else may read: they may overwrite it. */
  public Differentiable apply(Planes x) {
    return switch (function) {
      case RELU -> kinked(x, Steps.of(new RectifiedLinear(x.flat(), x.flat(), 0)), "relu_bp");
      case RELU6 -> kinked(x, Steps.of(new Relu6(x.flat(), x.flat(), 0)), "relu6_bp");
      case SILU, GELU -> smooth(x);
    };
  }

  /** The gradient of these is known from their value, so it takes the argument's place. */
  private Differentiable kinked(Planes x, Runnable forward, String derivative) {
    program.addForward(forward);
    return new Differentiable(
        x,
        outer -> {
          program.addBackward(Steps.of(derivative, List.of(x.flat(), outer.flat()), outer.flat()));
          return outer;
        });
  }

  private Differentiable smooth(Planes x) {
    Planes y = program.acquireLike(x);
    value(x.flat(), y.flat()).forEach(program::addForward);
    if (!program.training()) {
      program.release(x);
    }
    return new Differentiable(y, outer -> addGradient(x, outer));
  }

  private Planes addGradient(Planes x, Planes outer) {
    Planes slope = program.acquireLike(x);
    Planes room = program.acquireLike(x);
    slope(x.flat(), room.flat(), slope.flat()).forEach(program::addBackward);
    program.addBackward(Steps.product(outer.flat(), slope.flat(), outer.flat()));
    program.release(room);
    program.release(slope);
    return outer;
  }

  private List<Runnable> value(INDArray x, INDArray y) {
    if (function == Activation.SILU) {
      return List.of(Steps.of(new Swish(x, y)));
    }
    return List.of(normalDistribution(x, y), Steps.product(x, y, y));
  }

  private List<Runnable> slope(INDArray x, INDArray room, INDArray slope) {
    if (function == Activation.SILU) {
      return List.of(Steps.of(new SwishDerivative(x, slope)));
    }
    return List.of(
        normalDistribution(x, slope),
        normalDensity(x, room),
        Steps.product(x, room, room),
        Steps.sum(slope, room, slope));
  }

  /** target = ½ (1 + erf(x / √2)). */
  private static Runnable normalDistribution(INDArray x, INDArray target) {
    return inOrder(
        Steps.scale(x, Math.sqrt(0.5), target),
        Steps.of(new Erf(target, target)),
        Steps.shift(target, 1, target),
        Steps.scale(target, 0.5, target));
  }

  /** target = exp(−x² / 2) / √(2π). */
  private static Runnable normalDensity(INDArray x, INDArray target) {
    return inOrder(
        Steps.product(x, x, target),
        Steps.scale(target, -0.5, target),
        Steps.of(new Exp(target, target)),
        Steps.scale(target, 1 / Math.sqrt(2 * Math.PI), target));
  }

  private static Runnable inOrder(Runnable... steps) {
    List<Runnable> all = List.of(steps);
    return () -> all.forEach(Runnable::run);
  }
}
