package io.netspace.trainer.application;

import io.netspace.trainer.domain.Device;
import io.netspace.trainer.domain.DeviceCheck;
import java.util.Optional;

/** Checks that the requested device is present, before its backend is loaded. */
public final class DevicePreflight {
  private final Device requestedDevice;
  private final Device buildDevice;
  private final CudaProbe cudaProbe;

  public DevicePreflight(Device asked, Device built, CudaProbe survey) {
    this.requestedDevice = asked;
    this.buildDevice = built;
    this.cudaProbe = survey;
  }

  /** The reason why this process cannot train on the device; empty if it can. */
  public Optional<String> failure() {
    return DeviceCheck.failure(requestedDevice, buildDevice, cudaProbe::probe);
  }
}
