package io.netspace.trainer.adapter.outbound.cuda;

import io.netspace.trainer.domain.Device;

/** What this trainer was built for: which backend of ND4J is in it. */
public final class BuildDevice {
  private static final String CUDA_BACKEND = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

  private BuildDevice() {}

  /** Found without loading the backend. */
  public static Device device() {
    return BuildDevice.class.getResource(CUDA_BACKEND) == null ? Device.CPU : Device.CUDA;
  }
}
