package io.netspace.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNetspaceIT {
  private static final int SERVICES_WITH_ONE_TRAINER = 4;

  @TempDir Path directory;

  @Test
  void noServiceOutlivesALauncherThatIsKilled() throws IOException, InterruptedException {
    // Given
    Process launcher = LauncherProcess.start(directory);
    try (BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).startsWith("http://127.0.0.1:");
    }
    List<ProcessHandle> services = launcher.children().toList();
    assertThat(services).hasSize(SERVICES_WITH_ONE_TRAINER);
    // When
    launcher.destroyForcibly().waitFor();
    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(services).noneMatch(ProcessHandle::isAlive));
  }
}
