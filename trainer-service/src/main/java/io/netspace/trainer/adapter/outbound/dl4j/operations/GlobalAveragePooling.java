package io.netspace.trainer.adapter.outbound.dl4j.operations;

/** The mean of each channel over the pixels of an image. */
public final class GlobalAveragePooling {
  private final Program program;

  public GlobalAveragePooling(Program program) {
    this.program = program;
  }

  /** Adds the steps for this input: the means are planes of one pixel. */
  public Differentiable apply(Planes x) {
    Planes means = program.acquire(x.channels(), 1, 1);
    program.addForward(Steps.rowMeans(x.rows(), means.flat()));
    return new Differentiable(means, outer -> addGradient(x, outer));
  }

  private Planes addGradient(Planes x, Planes outer) {
    Planes inner = program.acquireLike(x);
    program.addBackward(Steps.scale(outer.flat(), 1.0 / x.pixels(), outer.flat()));
    program.addBackward(Steps.fillRows(outer.flat(), inner.rows()));
    program.release(outer);
    return inner;
  }
}
