package io.netspace.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netspace.gateway.application.view.StudyRow;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.model.training.ModelFormat;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayClientIT {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  @TempDir private Path directory;
  private HttpServer server;
  private GatewayClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client = new GatewayClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void theGatewaysProblemDetailIsTheErrorMessage() {
    // Given
    answer(400, "{\"status\": 400, \"detail\": \"models (1) must be 2 or more.\"}");
    // When / Then
    assertThatThrownBy(() -> client.submit(JsonNodeFactory.instance.objectNode(), null))
        .isInstanceOfSatisfying(
            CommandException.class,
            refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("models (1) must be 2 or more.");
  }

  @Test
  void studiesAreThoseOfThePage() {
    // Given
    answer(200, "{\"items\": [{\"id\": \"demo-1\", \"name\": \"demo\", \"state\": \"PAUSED\"}]}");
    // When / Then
    assertThat(client.studies())
        .extracting(StudyRow::id, StudyRow::name, StudyRow::state)
        .containsExactly(tuple("demo-1", "demo", StudyState.PAUSED));
  }

  @Test
  void aRefusedUndoHasTheGatewaysProblemDetail() {
    // Given
    answer(409, "{\"detail\": \"refinement (demo-1.r1) was undone by ada already.\"}");
    // When / Then
    assertThatThrownBy(() -> client.undo("demo-1.r1", "grace", "Wrong images."))
        .isInstanceOfSatisfying(
            CommandException.class,
            refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessage("refinement (demo-1.r1) was undone by ada already.");
    assertThat(asked).containsExactly("/api/v1/refinements/demo-1.r1/undo");
  }

  @Test
  void aKeyIsSentInTheHeaderAndNeverInTheAddress() {
    // Given
    List<String> authorizations = new CopyOnWriteArrayList<>();
    List<URI> addresses = new CopyOnWriteArrayList<>();
    server.createContext(
        "/api/v1/studies",
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          addresses.add(exchange.getRequestURI());
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    // When
    try (GatewayClient withKey = new GatewayClient(client.address(), "nsk_secret")) {
      assertThatThrownBy(withKey::studies).isInstanceOf(CommandException.class);
    }
    // Then
    assertThat(authorizations).containsExactly("Bearer nsk_secret");
    assertThat(addresses).noneMatch(address -> address.toString().contains("nsk_"));
  }

  @Test
  void aServerThatIsNoGatewayIsNamed() {
    // Given
    answer(200, "<html>");
    // When / Then
    assertThatThrownBy(() -> client.study("demo-1"))
        .hasMessageContaining("is not a netspace gateway");
  }

  @Test
  void anUnreachableGatewayIsOneSentence() {
    // Given
    server.stop(0);
    // When / Then
    assertThat(client.isReachable()).isFalse();
    assertThatThrownBy(() -> client.study("demo-1"))
        .isInstanceOfSatisfying(
            CommandException.class,
            refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessageContaining("does not answer");
  }

  @Test
  void aNetworkIsWrittenWholeWithoutATemporaryFile() throws IOException {
    // Given
    answer(200, "graph");
    Path file = directory.resolve("network.onnx");
    // When
    client.downloadNetwork("9b1f", ModelFormat.ONNX, file);
    // Then
    assertThat(file).hasContent("graph");
    assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
    assertThat(asked.getFirst()).isEqualTo("/api/v1/candidates/9b1f/export?format=onnx");
  }

  @Test
  void aNetworkThatIsNotKeptIsReportedAndNothingIsWritten() {
    // Given
    answer(404, "{\"status\": 404, \"detail\": \"The network is not kept.\"}");
    // When / Then
    assertThatThrownBy(
            () ->
                client.downloadNetwork("9b1f", ModelFormat.ONNX, directory.resolve("network.onnx")))
        .hasMessage("The network is not kept.");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    // Given
    answer(200, "graph");
    Path file = directory.resolve("missing").resolve("network.onnx");
    // When / Then
    assertThatThrownBy(() -> client.downloadNetwork("9b1f", ModelFormat.ONNX, file))
        .hasMessage("File %s cannot be written; choose another with -o.".formatted(file));
  }

  private void answer(int status, String body) {
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          write(exchange, status, body);
        });
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
