package io.netspace.trainer.adapter.outbound.dl4j.onednn;

/** One computation over fixed tensors. */
@FunctionalInterface
public interface Step {
  /** Computes, from what the tensors hold now. */
  void run();
}
