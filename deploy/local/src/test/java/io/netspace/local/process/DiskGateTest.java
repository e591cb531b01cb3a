package io.netspace.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.local.embedded.DiskSpace;
import io.netspace.offline.common.CommandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskGateTest {
  private static final long MEGABYTE = 1 << 20;

  private final List<String> reports = new ArrayList<>();
  private long free;
  private final DiskGate gate =
      new DiskGate(new DiskSpace(Path.of("/data"), () -> free), reports::add);

  @Test
  void aFullDiskIsReportedOnceForAllProcesses() {
    // Given
    free = 2 * MEGABYTE;

    // When
    boolean store = gate.canStart("store");
    boolean broker = gate.canStart("broker");

    // Then
    assertThat(List.of(store, broker)).containsOnly(false);
    assertThat(reports)
        .containsExactly(
            "no space left on /data (2 MB free); store has ended and is started again once 64 MB are free; studies go on then.");
  }

  @Test
  void spaceIsReportedOnceToo() {
    // Given
    free = 63 * MEGABYTE;
    gate.canStart("store");

    // When
    free = 64 * MEGABYTE;
    boolean store = gate.canStart("store");
    boolean broker = gate.canStart("broker");

    // Then
    assertThat(List.of(store, broker)).containsOnly(true);
    assertThat(reports).hasSize(2);
    assertThat(reports.getLast())
        .isEqualTo("64 MB are free on /data: what had ended is started again.");
  }

  @Test
  void nothingIsStartedOnAFullDisk() {
    assertThatThrownBy(gate::requireSpace)
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "No space left on /data (0 MB free); netspace needs 64 MB to start: free some, or choose another directory with --data.");
  }
}
