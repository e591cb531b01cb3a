package io.netspace.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
  @TempDir Path root;

  @Test
  void aSecondLauncherIsRefusedWithTheHoldersProcessId() {
    // Given
    DataDirectory directory = new DataDirectory(root);
    try (DataDirectory.Lock _ = directory.lock()) {
      // When / Then
      assertThatThrownBy(directory::lock)
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aLockThatWasClosedCanBeTakenAgain() {
    // Given
    DataDirectory directory = new DataDirectory(root);
    directory.lock().close();
    // When
    DataDirectory.Lock again = directory.lock();
    // Then
    again.close();
  }

  @Test
  void clearingKeepsOnlyTheLock() throws IOException {
    // Given
    DataDirectory directory = new DataDirectory(root);
    Files.createDirectories(root.resolve("kafka/topic-0"));
    Files.writeString(root.resolve("kafka/topic-0/segment.log"), "old");
    try (DataDirectory.Lock _ = directory.lock()) {
      // When
      directory.clear();
      // Then
      assertThat(root.resolve("kafka")).doesNotExist();
      assertThat(root.resolve("lock")).exists();
    }
  }

  @Test
  void runningServersAreFoundByTheirAddressFiles() {
    // Given
    DataDirectory directory = new DataDirectory(root);
    // When
    directory.writeServerAddresses("127.0.0.1:20001", "127.0.0.1:20002");
    directory.writeGatewayAddress(URI.create("http://127.0.0.1:8080"));
    // Then
    assertThat(directory.brokerAddress()).contains("127.0.0.1:20001");
    assertThat(directory.storeAddress()).contains("127.0.0.1:20002");
    assertThat(directory.gatewayAddress()).contains(URI.create("http://127.0.0.1:8080"));
  }

  @Test
  void stoppedServersAreNotFound() {
    // Given
    DataDirectory directory = new DataDirectory(root);
    directory.writeServerAddresses("127.0.0.1:20001", "127.0.0.1:20002");
    directory.writeGatewayAddress(URI.create("http://127.0.0.1:8080"));
    // When
    directory.deleteAddresses();
    // Then
    assertThat(directory.brokerAddress()).isEmpty();
    assertThat(directory.storeAddress()).isEmpty();
    assertThat(directory.gatewayAddress()).isEmpty();
  }

  @Test
  void aNewDirectoryIsForItsOwnerAlone() throws IOException {
    // Given
    Path directory = root.resolve("new");
    // When
    try (DataDirectory.Lock _ = new DataDirectory(directory).lock()) {
      // Then
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "http://", "a b"})
  void aFileThatHoldsNoAddressIsNamed(String damaged) throws IOException {
    // Given
    Files.writeString(root.resolve("gateway.url"), damaged);
    // When / Then
    assertThatThrownBy(() -> new DataDirectory(root).gatewayAddress())
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("gateway.url holds no address");
  }
}
