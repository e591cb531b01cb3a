package io.netspace.trainer.adapter.outbound.dl4j.onednn;

/** One computation over fixed tensors. */
@FunctionalInterface
public interface Step {
  /** Computes the outputs from the tensors' present values. */
  void run();
}
