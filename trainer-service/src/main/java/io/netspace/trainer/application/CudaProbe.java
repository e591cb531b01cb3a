package io.netspace.trainer.application;

import io.netspace.trainer.domain.CudaState;

/** Looks at the machine, and loads nothing that computes. */
public interface CudaProbe {
  CudaState probe();
}
