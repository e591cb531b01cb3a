package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

/** The sum of a transform and a shortcut of the same input. */
public final class ResidualSum {
  private final Program program;

  public ResidualSum(Program program) {
    this.program = program;
  }

  /**
   * Adds the steps for these operands.
   *
   * @param projected whether the shortcut is a projection, not the input itself
   */
  public Differentiable apply(
      Differentiable transform, Differentiable shortcut, boolean projected) {
    CnhwTensor a = transform.value();
    CnhwTensor b = shortcut.value();
    CnhwTensor y = program.acquireLike(a);
    program.addForward(Nd4jOps.add(a.flat(), b.flat(), y.flat()));
    if (!program.training()) {
      program.release(a);
      if (projected) {
        program.release(b);
      }
    }
    return new Differentiable(
        y, outputGradient -> addGradient(transform, shortcut, outputGradient));
  }

  private CnhwTensor addGradient(
      Differentiable transform, Differentiable shortcut, CnhwTensor outputGradient) {
    CnhwTensor copy = program.acquireLike(outputGradient);
    program.addBackward(() -> copy.flat().assign(outputGradient.flat()));
    CnhwTensor inputGradient = transform.gradient().apply(copy);
    CnhwTensor other = shortcut.gradient().apply(outputGradient);
    program.addBackward(Nd4jOps.add(inputGradient.flat(), other.flat(), inputGradient.flat()));
    program.release(other);
    return inputGradient;
  }
}
