package io.netspace.trainer.adapter.outbound.dl4j.onednn;

/** Conversion of a tensor to the memory format of the next steps. */
public final class Reorder {
  private final ProgramBuilder builder;

  public Reorder(ProgramBuilder builder) {
    this.builder = builder;
  }

  /** Adds the steps for this input. */
  public Differentiable apply(Tensor x) {
    Layout wanted = builder.activations(x.layout().shape());
    Tensor y = builder.reorderIfNeeded(builder.forward(), x, wanted);
    return new Differentiable(
        y, outputGradient -> y == x ? outputGradient : addGradient(x.layout(), outputGradient));
  }

  private Tensor addGradient(Layout source, Tensor outputGradient) {
    Tensor inputGradient = builder.gradients().acquire(source);
    builder.addReorder(builder.backward(), outputGradient, inputGradient);
    builder.gradients().release(outputGradient);
    return inputGradient;
  }
}
