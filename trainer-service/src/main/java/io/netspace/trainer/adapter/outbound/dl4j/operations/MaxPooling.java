package io.netspace.trainer.adapter.outbound.dl4j.operations;

import java.util.List;

/** The largest number of each window; the padding is never the largest. */
public final class MaxPooling {
  private final Program program;
  private final Window window;
  private final Integer[] integers;

  public MaxPooling(Program program, Window window) {
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
  public Differentiable apply(Planes x) {
    Planes y = program.acquire(x.channels(), window.outHeight(), window.outWidth());
    program.addForward(Steps.of("maxpool2d", List.of(x.planes()), y.planes(), integers));
    return new Differentiable(y, outer -> addGradient(x, outer));
  }

  private Planes addGradient(Planes x, Planes outer) {
    Planes inner = program.acquireLike(x);
    program.addBackward(
        Steps.of("maxpool2d_bp", List.of(x.planes(), outer.planes()), inner.planes(), integers));
    program.release(outer);
    return inner;
  }
}
