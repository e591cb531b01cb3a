package io.netspace.trainer.application;

import io.netspace.trainer.domain.Device;
import io.netspace.trainer.domain.DeviceCheck;
import java.util.Optional;

/** Whether the device that this trainer is asked for is there, before anything is loaded for it. */
public final class DevicePreflight {
  private final Device requestedDevice;
  private final Device buildDevice;
  private final CudaProbe cudaProbe;

  public DevicePreflight(Device asked, Device built, CudaProbe survey) {
    this.requestedDevice = asked;
    this.buildDevice = built;
    this.cudaProbe = survey;
  }

  /** Why this process cannot train on it, if it cannot. */
  public Optional<String> failure() {
    return DeviceCheck.failure(requestedDevice, buildDevice, cudaProbe::probe);
  }
}
