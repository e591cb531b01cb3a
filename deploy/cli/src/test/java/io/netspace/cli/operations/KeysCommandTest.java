package io.netspace.cli.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.gateway.domain.access.ApiKey;
import io.netspace.gateway.domain.access.ApiKeys;
import io.netspace.gateway.domain.access.Role;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void aKeyIsShownOnceAndItsFileHasItsHashForItsOwnerOnly() throws IOException {
    // When
    int exitCode = execute("keys", "add", "ada", "--role", "operator,approver");

    // Then
    assertThat(exitCode).isZero();
    String secret = out.toString(StandardCharsets.UTF_8).strip();
    Path file = directory.resolve("keys");
    assertThat(Files.readString(file)).doesNotContain(secret);
    assertThat(ApiKeys.parse(Files.readString(file)).find(secret).orElseThrow())
        .extracting(ApiKey::name, ApiKey::roles)
        .containsExactly("ada", Set.of(Role.OPERATOR, Role.APPROVER));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keysAreListedWithoutTheirSecretsAndRevoked() throws IOException {
    // Given
    execute("keys", "add", "ada", "--role", "viewer");
    String secret = out.toString(StandardCharsets.UTF_8).strip();
    out.reset();

    // When
    int listed = execute("keys", "list");
    int revoked = execute("keys", "revoke", "ada");
    int again = execute("keys", "revoke", "ada");

    // Then
    assertThat(listed).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("ada").contains("viewer");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain(secret);
    assertThat(revoked).isZero();
    assertThat(ApiKeys.parse(Files.readString(directory.resolve("keys"))).isEmpty()).isTrue();
    assertThat(again).isEqualTo(2);
  }

  @Test
  void aSecondKeyOfANameOrAnUnknownRoleIsRefused() {
    // Given
    execute("keys", "add", "ada", "--role", "viewer");

    // When
    int second = execute("keys", "add", "ada", "--role", "operator");
    int role = execute("keys", "add", "grace", "--role", "root");
    int name = execute("keys", "add", "gra ce", "--role", "viewer");

    // Then
    assertThat(second).isEqualTo(2);
    assertThat(role).isEqualTo(2);
    assertThat(name).isEqualTo(2);
    assertThat(stderr.toString(StandardCharsets.UTF_8))
        .contains("name (ada) must be one key's only.")
        .contains("role (root) must be viewer, operator or approver.");
  }

  private int execute(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = directory.toString();
    CommandContext context =
        new CommandContext(
            new Installation(directory),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new Terminal(new PrintStream(stderr, true, StandardCharsets.UTF_8), false, 80));
    return Netspace.commandLine(context).execute(all);
  }
}
