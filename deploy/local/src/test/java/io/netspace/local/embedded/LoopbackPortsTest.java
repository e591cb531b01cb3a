package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackPortsTest {
  @TempDir Path directory;

  @Test
  void aFreePortIsKept() {
    // Given
    int first = ports().choose("broker");
    // When
    int second = ports().choose("broker");
    // Then
    assertThat(second).isEqualTo(first);
  }

  @Test
  void aTakenPortIsReplaced() throws IOException {
    // Given
    int first = ports().choose("broker");
    try (ServerSocket other = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      // When
      int second = ports().choose("broker");
      // Then
      assertThat(second).isNotEqualTo(other.getLocalPort());
    }
  }

  private LoopbackPorts ports() {
    return new LoopbackPorts(directory.resolve("ports.properties"));
  }
}
