package io.netspace.trainer.adapter.outbound.dl4j.vector;

/** A step of a backbone's program. */
interface Step {
  /** Enters its operations in the clock. */
  void forward(StepClock clock);

  /** Provides memory for gradients; called once, in the order of the backward pass. */
  void planGradients(NativeMemory memory);

  void backward(StepClock clock);
}
