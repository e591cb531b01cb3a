package io.netspace.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  @TempDir private Path directory;
  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/api/v1/studies/demo-1/networks", exchange -> write(exchange, "[]"));
    gateway.createContext(
        "/api/v1/studies/demo-2/networks",
        exchange ->
            write(exchange, "[{\"candidateId\": \"9b1f\", \"index\": 3, \"errorPercent\": 6.8}]"));
    gateway.createContext(
        "/api/v1/studies/demo-2/proof", exchange -> write(exchange, "{\"proof\":1}"));
    gateway.createContext("/api/v1/candidates/9b1f/export", exchange -> write(exchange, "graph"));
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void theBestOfAStudyIsNamedAndWritten() {
    // Given
    Path file = directory.resolve("network.onnx");
    // When
    int exitCode = execute("--best", "demo-2", "--format", "onnx", "-o", file.toString());
    // Then
    assertThat(exitCode).isZero();
    assertThat(file).hasContent("graph");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(file + "\n");
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("Candidate 9b1f of demo-2, error 6.80 %.");
  }

  @Test
  void aStudyWithoutAKeptNetworkIsReported() {
    // When
    int exitCode = execute("--best", "demo-1");
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("No network of study demo-1 is kept");
  }

  @Test
  void theProofOfAStudyIsWritten() {
    // Given
    Path file = directory.resolve("proof.json");
    // When
    int exitCode = execute("--proof", "demo-2", "-o", file.toString());
    // Then
    assertThat(exitCode).isZero();
    assertThat(file).hasContent("{\"proof\":1}");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(file + "\n");
  }

  @Test
  void aProofHasNoFormat() {
    // When
    int exitCode = execute("--proof", "demo-2", "--format", "json");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo("--proof is of a study; it goes with neither --best nor --format.\n");
  }

  @Test
  void oneOfBothIsNamed() {
    // When
    int exitCode = execute();
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("--best");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThat(execute("9b1f", "--format", "tar")).isEqualTo(2);
  }

  private int execute(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "export";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--url";
    all[arguments.length + 2] = "http://127.0.0.1:" + gateway.getAddress().getPort();
    return Netspace.commandLine(
            new CommandContext(
                new Installation(directory),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Terminal(new PrintStream(told, true, StandardCharsets.UTF_8), false, 80)))
        .execute(all);
  }

  private static void write(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
