package io.netspace.trainer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceCheckTest {

  @Test
  void forTheCpuNothingIsLookedAt() {
    // When
    Optional<String> refusal =
        DeviceCheck.failure(
            Device.CPU,
            Device.CPU,
            () -> {
              throw new AssertionError("looked at CUDA");
            });

    // Then
    assertThat(refusal).isEmpty();
  }

  @Test
  void cudaNeedsATrainerBuiltForIt() {
    assertThat(DeviceCheck.failure(Device.CUDA, Device.CPU, () -> present()))
        .contains(
            "This trainer is asked for cuda (netspace.trainer.device) and was built for cpu; build it with -Pcuda.");
  }

  @Test
  void theCpuNeedsATrainerBuiltForIt() {
    assertThat(DeviceCheck.failure(Device.CPU, Device.CUDA, () -> present()))
        .contains(
            "This trainer is asked for cpu (netspace.trainer.device) and was built for cuda; build it without -Pcuda.");
  }

  @Test
  void aMissingDriverIsNamed() {
    assertThat(ofCuda(new CudaState.NoDriver("libcuda.so.1")))
        .contains(
            "There is no NVIDIA driver: libcuda.so.1 cannot be loaded; install it, or let the container see the GPU.");
  }

  @Test
  void aDriverErrorIsReportedWithItsNumber() {
    assertThat(ofCuda(new CudaState.DriverError("cuInit", 803)))
        .contains("The NVIDIA driver refuses cuInit (CUDA error 803); see what nvidia-smi says.");
  }

  @Test
  void aMissingDeviceIsReported() {
    assertThat(ofCuda(present()))
        .contains(
            "The NVIDIA driver sees no device; see what nvidia-smi and CUDA_VISIBLE_DEVICES say.");
  }

  @Test
  void oneOfSeveralDevicesMustBeChosen() {
    assertThat(ofCuda(present(new Gpu("A", 8, 0), new Gpu("B", 8, 0), new Gpu("C", 8, 0))))
        .contains(
            "3 GPUs are visible and a trainer uses one; set CUDA_VISIBLE_DEVICES to one of 0 to 2.");
  }

  @Test
  void aGpuWithoutMachineCodeIsNamedWithItsCapability() {
    assertThat(ofCuda(present(new Gpu("NVIDIA H100", 9, 0))))
        .contains(
            "NVIDIA H100 has compute capability 9.0; ND4J CUDA 11.6 runs on 3.7 to 8.9; train on another GPU, or on the CPU by a trainer built without -Pcuda.");
  }

  @ParameterizedTest
  @CsvSource({"3, 7", "5, 0", "6, 1", "7, 0", "7, 5", "8, 0", "8, 6", "8, 9"})
  void capabilitiesWithMachineCodePass(int major, int minor) {
    assertThat(ofCuda(present(new Gpu("a GPU", major, minor)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 0", "3, 5", "9, 0", "10, 0", "12, 0"})
  void otherCapabilitiesDoNot(int major, int minor) {
    assertThat(ofCuda(present(new Gpu("a GPU", major, minor))))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .startsWith("a GPU has compute capability " + major + "." + minor + ";"));
  }

  @Test
  void theFirstMissingLibraryIsNamed() {
    assertThat(
            ofCuda(
                new CudaState.Present(
                    List.of(new Gpu("NVIDIA T4", 7, 5)),
                    List.of("libcublas.so.11", "libcusolver.so.11"))))
        .contains(
            "CUDA 11.6 is not complete: libcublas.so.11 cannot be loaded; install its libraries.");
  }

  private static Optional<String> ofCuda(CudaState state) {
    return DeviceCheck.failure(Device.CUDA, Device.CUDA, () -> state);
  }

  private static CudaState present(Gpu... gpus) {
    return new CudaState.Present(List.of(gpus), List.of());
  }
}
