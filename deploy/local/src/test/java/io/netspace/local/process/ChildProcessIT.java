package io.netspace.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.local.embedded.DiskSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);

  @TempDir Path directory;

  @Test
  void anExitedProcessIsRestartedWithGrowingBackoff() {
    // Given
    try (ChildProcess process = process("echo started >> starts; exit 3")) {
      // When
      process.start();
      process.enableRestarts();
      // Then
      Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(starts()).hasSize(3));
      assertThat(reports.getFirst()).contains("exit code 3", "after 1 s");
      assertThat(reports.get(1)).contains("exit code 3", "after 2 s");
    }
  }

  @Test
  void aKilledProcessIsRestartedAfterwardsWithoutAReport() throws InterruptedException {
    // Given
    try (ChildProcess process = process("echo started >> starts; exec cat")) {
      process.start();
      process.enableRestarts();
      Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(starts()).hasSize(1));
      // When
      boolean killed = process.kill(() -> assertThat(starts()).hasSize(1));
      // Then
      assertThat(killed).isTrue();
      Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(starts()).hasSize(2));
      assertThat(process.pid()).isPresent();
      assertThat(reports).isEmpty();
    }
  }

  @Test
  void aProcessThatEndedOnAFullDiskIsRestartedOnceThereIsSpace() {
    // Given
    freeBytes.set(3 << 20);
    try (ChildProcess process =
        process("echo started >> starts; [ $(wc -l < starts) -lt 2 ] && exit 74; exec cat")) {
      process.start();
      process.enableRestarts();
      Awaitility.await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(reports).singleElement().asString().startsWith("no space left on"));
      assertThat(starts()).hasSize(1);
      // When
      freeBytes.set(100 << 20);
      // Then
      Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(starts()).hasSize(2));
      assertThat(reports).hasSize(2);
      assertThat(reports.getLast()).startsWith("100 MB are free on");
    }
  }

  @Test
  void aRecycledProcessIsRestartedAtOnceWithoutAReport() {
    // Given
    try (ChildProcess process =
        process("echo started >> starts; [ $(wc -l < starts) -lt 6 ] && exit 75; exec cat")) {
      // When
      process.start();
      process.enableRestarts();
      // Then
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(starts()).hasSize(6));
      assertThat(process.pid()).isPresent();
      assertThat(reports).isEmpty();
    }
  }

  @Test
  void aStoppedProcessIsNotRestarted() {
    // Given
    ChildProcess process = process("echo started >> starts; exec cat");
    process.start();
    process.enableRestarts();
    // When
    process.close();
    // Then
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exitCode()).isZero();
  }

  private ChildProcess process(String script) {
    DataDirectory data = new DataDirectory(directory);
    data.lock().close();
    return new ChildProcess(
        new ProcessSpec("child", List.of("/bin/sh", "-c", script), Map.of(), _ -> true),
        data,
        new DiskGate(new DiskSpace(directory, freeBytes::get), reports::add),
        reports::add);
  }

  private List<String> starts() {
    try {
      Path file = directory.resolve("starts");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
