package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import java.util.List;

/** Max pooling; the padding is never the maximum. */
public final class MaxPooling {
  private final Program program;
  private final SlidingWindow window;
  private final Integer[] integers;

  public MaxPooling(Program program, SlidingWindow window) {
    this.program = program;
    this.window = window;
    this.integers =
        new Integer[] {
          window.kernel(),
          window.kernel(),
          window.stride(),
          window.stride(),
          window.padding(),
          window.padding(),
          1,
          1,
          0,
          0,
          0
        };
  }

  /** Adds the steps for this input. */
  public Differentiable apply(CnhwTensor x) {
    CnhwTensor y = program.acquire(x.channels(), window.outHeight(), window.outWidth());
    program.addForward(Nd4jOps.of("maxpool2d", List.of(x.cnhw()), y.cnhw(), integers));
    return new Differentiable(y, outputGradient -> addGradient(x, outputGradient));
  }

  private CnhwTensor addGradient(CnhwTensor x, CnhwTensor outputGradient) {
    CnhwTensor inputGradient = program.acquireLike(x);
    program.addBackward(
        Nd4jOps.of(
            "maxpool2d_bp",
            List.of(x.cnhw(), outputGradient.cnhw()),
            inputGradient.cnhw(),
            integers));
    program.release(outputGradient);
    return inputGradient;
  }
}
