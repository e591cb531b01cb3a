package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

/** Global average pooling: the mean of each channel over the pixels of an image. */
public final class GlobalAveragePooling {
  private final Program program;

  public GlobalAveragePooling(Program program) {
    this.program = program;
  }

  /** Adds the steps for this input; the output has one pixel. */
  public Differentiable apply(CnhwTensor x) {
    CnhwTensor means = program.acquire(x.channels(), 1, 1);
    program.addForward(Nd4jOps.rowMeans(x.imageRows(), means.flat()));
    return new Differentiable(means, outputGradient -> addGradient(x, outputGradient));
  }

  private CnhwTensor addGradient(CnhwTensor x, CnhwTensor outputGradient) {
    CnhwTensor inputGradient = program.acquireLike(x);
    program.addBackward(
        Nd4jOps.multiplyScalar(outputGradient.flat(), 1.0 / x.pixels(), outputGradient.flat()));
    program.addBackward(Nd4jOps.broadcastToRows(outputGradient.flat(), inputGradient.imageRows()));
    program.release(outputGradient);
    return inputGradient;
  }
}
