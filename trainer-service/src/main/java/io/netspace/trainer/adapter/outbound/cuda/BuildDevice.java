package io.netspace.trainer.adapter.outbound.cuda;

import io.netspace.trainer.domain.Device;

/** The device that this trainer was built for: which backend of ND4J is on its class path. */
public final class BuildDevice {
  private static final String CUDA_BACKEND = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

  private BuildDevice() {}

  /** Determined without loading the backend. */
  public static Device device() {
    return BuildDevice.class.getResource(CUDA_BACKEND) == null ? Device.CPU : Device.CUDA;
  }
}
