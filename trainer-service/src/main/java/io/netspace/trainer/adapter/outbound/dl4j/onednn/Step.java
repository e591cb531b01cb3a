package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;

/** One computation over fixed tensors. */
interface Step {
  /** Computes the outputs from the tensors' present values. */
  void run();

  /** What it computes, and by which code. */
  OperationTimes.Code code();
}
