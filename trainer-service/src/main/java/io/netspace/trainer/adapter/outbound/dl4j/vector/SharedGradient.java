package io.netspace.trainer.adapter.outbound.dl4j.vector;

/** Where a sum's gradient is complete: it is also that of its terms. */
record SharedGradient(StoredValue sum) implements Step {
  @Override
  public void forward(StepClock clock) {}

  @Override
  public void planGradients(NativeMemory memory) {
    sum.shareGradient();
  }

  @Override
  public void backward(StepClock clock) {}
}
