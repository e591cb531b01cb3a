package io.netspace.trainer.application;

import io.netspace.trainer.domain.CudaState;

/** Determines the state of CUDA on this machine, without loading a backend. */
public interface CudaProbe {
  CudaState probe();
}
