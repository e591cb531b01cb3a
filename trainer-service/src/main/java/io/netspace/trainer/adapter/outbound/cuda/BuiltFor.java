package io.netspace.trainer.adapter.outbound.cuda;

import io.netspace.trainer.domain.Device;

/** What this trainer was built for: which backend of ND4J is in it. */
public final class BuiltFor {
  private static final String CUDA_BACKEND = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

  private BuiltFor() {}

  /** Found without loading the backend. */
  public static Device device() {
    return BuiltFor.class.getResource(CUDA_BACKEND) == null ? Device.CPU : Device.CUDA;
  }
}
