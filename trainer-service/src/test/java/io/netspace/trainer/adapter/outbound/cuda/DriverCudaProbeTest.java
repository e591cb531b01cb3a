package io.netspace.trainer.adapter.outbound.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.trainer.domain.CudaState;
import io.netspace.trainer.domain.Gpu;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriverCudaProbeTest {
  private static final String ABSENT = "libnetspace-has-no-such.so.1";
  private static final String PRESENT = "libc.so.6";

  @Test
  void anAbsentLibraryIsNoDriver() {
    assertThat(new DriverCudaProbe(ABSENT, List.of()).probe())
        .isEqualTo(new CudaState.NoDriver(ABSENT));
  }

  @Test
  void everyDeviceIsReportedWithItsCapability() {
    // Given
    Gpu first = new Gpu("NVIDIA A100-SXM4-40GB", 8, 0);
    Gpu second = new Gpu("Tesla T4", 7, 5);

    // When
    CudaState state = survey(0, first, second);

    // Then
    assertThat(state).isEqualTo(new CudaState.Present(List.of(first, second), List.of(ABSENT)));
  }

  @Test
  void aDriverWithNothingToDriveSeesNoDevice() {
    assertThat(survey(100)).isEqualTo(new CudaState.Present(List.of(), List.of(ABSENT)));
  }

  @Test
  void anotherErrorIsReportedWithItsCall() {
    assertThat(survey(803)).isEqualTo(new CudaState.DriverError("cuInit", 803));
  }

  @Test
  void aLibraryWithoutTheDriversFunctionsIsNoneOfThese() {
    assertThatThrownBy(() -> new DriverCudaProbe(ABSENT, List.of()).probe(_ -> Optional.empty()))
        .isInstanceOf(NoSuchElementException.class);
  }

  private static CudaState survey(int initError, Gpu... gpus) {
    try (Arena arena = Arena.ofConfined()) {
      return new DriverCudaProbe(ABSENT, List.of(PRESENT, ABSENT))
          .probe(new ScriptedDriver(arena, initError, gpus).symbols());
    }
  }
}
