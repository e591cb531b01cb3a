package io.netspace.trainer.adapter.outbound.dl4j.onednn;

/** The same numbers in the order that the next steps keep activations in. */
public final class Reorder {
  private final ProgramBuilder builder;

  public Reorder(ProgramBuilder builder) {
    this.builder = builder;
  }

  /** Adds the steps for this input. */
  public Differentiable apply(Tensor x) {
    Layout wanted = builder.activations(x.layout().shape());
    Tensor y = builder.reorderIfNeeded(builder.forward(), x, wanted);
    return new Differentiable(y, outer -> y == x ? outer : addGradient(x.layout(), outer));
  }

  private Tensor addGradient(Layout source, Tensor outer) {
    Tensor inner = builder.gradients().acquire(source);
    builder.addReorder(builder.backward(), outer, inner);
    builder.gradients().release(outer);
    return inner;
  }
}
