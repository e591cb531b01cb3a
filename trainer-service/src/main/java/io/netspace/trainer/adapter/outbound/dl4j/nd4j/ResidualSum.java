package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

/** The sum of two results of the same input. */
public final class ResidualSum {
  private final Program program;

  public ResidualSum(Program program) {
    this.program = program;
  }

  /**
   * Adds the steps for these results.
   *
   * @param projected whether the shortcut is more than the input itself
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
    return new Differentiable(y, outer -> addGradient(transform, shortcut, outer));
  }

  private CnhwTensor addGradient(
      Differentiable transform, Differentiable shortcut, CnhwTensor outer) {
    CnhwTensor copy = program.acquireLike(outer);
    program.addBackward(() -> copy.flat().assign(outer.flat()));
    CnhwTensor inner = transform.gradient().apply(copy);
    CnhwTensor other = shortcut.gradient().apply(outer);
    program.addBackward(Nd4jOps.add(inner.flat(), other.flat(), inner.flat()));
    program.release(other);
    return inner;
  }
}
