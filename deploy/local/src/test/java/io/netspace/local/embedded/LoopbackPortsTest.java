package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {"broker=abc", "broker=99999999999", "broker=70000", "broker=-1", "\\uZZZZ"})
  void whatIsNoPortIsChosenAnew(String damaged) throws IOException {
    // Given
    Files.writeString(directory.resolve("ports.properties"), damaged);
    // When
    int chosen = ports().choose("broker");
    // Then
    assertThat(chosen).isBetween(20_000, 29_999);
    assertThat(ports().choose("broker")).isEqualTo(chosen);
  }

  private LoopbackPorts ports() {
    return new LoopbackPorts(directory.resolve("ports.properties"));
  }
}
