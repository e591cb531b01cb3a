package io.netspace.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.offline.common.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNetspaceIT {
  private static final int PROCESSES_WITH_ONE_TRAINER = 6;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void noProcessOutlivesAKilledLauncher() throws IOException, InterruptedException {
    // Given
    Process launcher = LauncherProcess.start(directory);
    try (BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).startsWith("http://127.0.0.1:");
    }
    List<ProcessHandle> children = launcher.children().toList();
    assertThat(children).hasSize(PROCESSES_WITH_ONE_TRAINER);
    // When
    launcher.destroyForcibly().waitFor();
    // Then
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void killedServersRestartOnTheSamePorts() throws InterruptedException {
    // Given
    DataDirectory data = new DataDirectory(directory);
    try (DataDirectory.Lock _ = data.lock();
        LocalNetspace netspace = netspace(data);
        HttpClient http = HttpClient.newHttpClient()) {
      ReadinessProbe gateway = ReadinessProbe.healthy(netspace.start(1));
      Map<String, Long> before = netspace.pidsByName();
      // When
      boolean killed = netspace.kill("broker");
      netspace.wipeStore();
      // Then
      assertThat(killed).isTrue();
      Awaitility.await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> {
                assertThat(netspace.pidsByName()).containsOnlyKeys(before.keySet());
                assertThat(accepts(data.brokerAddress(), http)).isTrue();
                assertThat(accepts(data.storeAddress(), http)).isTrue();
                assertThat(gateway.isReady(http)).isTrue();
              });
      assertThat(netspace.pidsByName())
          .doesNotContainEntry("broker", before.get("broker"))
          .doesNotContainEntry("store", before.get("store"));
    }
  }

  private static boolean accepts(Optional<String> address, HttpClient http)
      throws InterruptedException {
    String port = address.orElseThrow().replaceFirst(".*:", "");
    return ReadinessProbe.acceptsConnections(Integer.parseInt(port)).isReady(http);
  }

  @Test
  void aSuspendedProcessStopsUntilResumed() throws InterruptedException {
    // Given
    DataDirectory data = new DataDirectory(directory);
    try (DataDirectory.Lock _ = data.lock();
        LocalNetspace netspace = netspace(data);
        HttpClient http = HttpClient.newHttpClient()) {
      ReadinessProbe gateway = ReadinessProbe.healthy(netspace.start(1));
      // When
      netspace.suspend("gateway");
      boolean readyWhileFrozen = gateway.isReady(http);
      netspace.resume("gateway");
      // Then
      assertThat(readyWhileFrozen).isFalse();
      Awaitility.await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(gateway.isReady(http)).isTrue());
    }
  }

  private static LocalNetspace netspace(DataDirectory data) {
    return new LocalNetspace(
        Installation.ofThisProcess(), data, new Terminal(System.err, false, 80));
  }
}
