package io.netspace.trainer.application;

import io.netspace.trainer.domain.Device;
import io.netspace.trainer.domain.DeviceCheck;
import java.util.Optional;

/** Whether the device that this trainer is asked for is there, before anything is loaded for it. */
public final class DevicePreflight {
  private final Device asked;
  private final Device built;
  private final CudaSurvey survey;

  public DevicePreflight(Device asked, Device built, CudaSurvey survey) {
    this.asked = asked;
    this.built = built;
    this.survey = survey;
  }

  /** Why this process cannot train on it, if it cannot. */
  public Optional<String> failure() {
    return DeviceCheck.refusal(asked, built, survey::look);
  }
}
