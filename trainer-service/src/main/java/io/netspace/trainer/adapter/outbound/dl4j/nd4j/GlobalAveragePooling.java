package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

/** The mean of each channel over the pixels of an image. */
public final class GlobalAveragePooling {
  private final Program program;

  public GlobalAveragePooling(Program program) {
    this.program = program;
  }

  /** Adds the steps for this input: the means are planes of one pixel. */
  public Differentiable apply(CnhwTensor x) {
    CnhwTensor means = program.acquire(x.channels(), 1, 1);
    program.addForward(Nd4jOps.rowMeans(x.imageRows(), means.flat()));
    return new Differentiable(means, outer -> addGradient(x, outer));
  }

  private CnhwTensor addGradient(CnhwTensor x, CnhwTensor outer) {
    CnhwTensor inner = program.acquireLike(x);
    program.addBackward(Nd4jOps.multiplyScalar(outer.flat(), 1.0 / x.pixels(), outer.flat()));
    program.addBackward(Nd4jOps.broadcastToRows(outer.flat(), inner.imageRows()));
    program.release(outer);
    return inner;
  }
}
