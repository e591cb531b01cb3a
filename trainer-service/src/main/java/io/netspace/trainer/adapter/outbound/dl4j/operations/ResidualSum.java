package io.netspace.trainer.adapter.outbound.dl4j.operations;

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
    Planes a = transform.value();
    Planes b = shortcut.value();
    Planes y = program.acquireLike(a);
    program.addForward(Steps.sum(a.flat(), b.flat(), y.flat()));
    if (!program.training()) {
      program.release(a);
      if (projected) {
        program.release(b);
      }
    }
    return new Differentiable(y, outer -> addGradient(transform, shortcut, outer));
  }

  private Planes addGradient(Differentiable transform, Differentiable shortcut, Planes outer) {
    Planes copy = program.acquireLike(outer);
    program.addBackward(() -> copy.flat().assign(outer.flat()));
    Planes inner = transform.gradient().apply(copy);
    Planes other = shortcut.gradient().apply(outer);
    program.addBackward(Steps.sum(inner.flat(), other.flat(), inner.flat()));
    program.release(other);
    return inner;
  }
}
