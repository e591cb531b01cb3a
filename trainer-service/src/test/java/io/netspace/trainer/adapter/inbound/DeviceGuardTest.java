package io.netspace.trainer.adapter.inbound;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.trainer.application.DevicePreflight;
import io.netspace.trainer.domain.CudaState;
import io.netspace.trainer.domain.Device;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

class DeviceGuardTest {

  @Test
  void withoutItsDeviceTheProcessEndsWithACodeOfItsOwn() {
    assertThatThrownBy(() -> guard(Device.CUDA).check(new StartupEvent()))
        .hasMessageStartingWith("There is no NVIDIA driver: libcuda.so.1")
        .rootCause()
        .extracting(e -> ((PreventFurtherStepsException) e).getExitCode())
        .isEqualTo(78);
  }

  @Test
  void withItsDeviceTheProcessGoesOn() {
    assertThatCode(() -> guard(Device.CPU).check(new StartupEvent())).doesNotThrowAnyException();
  }

  private static DeviceGuard guard(Device device) {
    return new DeviceGuard(
        new DevicePreflight(device, device, () -> new CudaState.NoDriver("libcuda.so.1")));
  }
}
